package cn.chaozhou.forum.model;

import java.util.Optional;

/** What is there beside the files of a deployment: in the database, and in the package. */
interface Surroundings {

    boolean isProcess(String key);

    boolean isDecision(String key);

    /** The newest published diagram that holds the process. */
    Optional<XmlNode> diagram(String processKey);

    /** Key of another process that this message already starts. */
    Optional<String> startedBy(String message);
}
