package cn.chaozhou.forum.privacy;

import java.util.List;

/** Files outside the database in which persons can stand, for example archives of cases that have ended. */
public interface PersonalFiles {

    /** Every place where the person stands in these files. */
    List<Trace> find(Subject subject);

    /**
     * Takes the person out of these files, see {@link Subject#without} and {@link Subject#withoutInJson}. It is called
     * when the database has been changed and before that is committed: an exception undoes the whole erasure, and a
     * second call finds what a first one has left.
     */
    void erase(Subject subject, String pseudonym);
}
