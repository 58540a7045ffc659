package cn.chaozhou.forum.organisation;

import java.util.Collection;
import java.util.Set;

/** Cases that know a person in their own tables, where no task and no variable of the engine says so. */
public interface PersonalCases {

    /** Those that wait for the person, in words that those who keep accounts may read. */
    Collection<String> openOf(String user);

    /** Numbers of cases that nobody who keeps accounts may connect with the person. */
    Set<String> hiddenOf(String user);
}
