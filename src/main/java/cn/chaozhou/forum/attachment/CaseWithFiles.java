package cn.chaozhou.forum.attachment;

import java.util.Optional;

/** A kind of case that takes files; its feature says which steps belong to it, and who reads it. */
public interface CaseWithFiles {

    /**
     * The case whose files a step shows: its own, or that of the case it looks at. Empty for other kinds of cases.
     *
     * @param businessKey of the process that the step is in
     */
    Optional<String> caseOf(String businessKey);

    /** Whether the person whose request this is may read the case; false for cases of other kinds. */
    boolean isReadable(String number);
}
