package cn.chaozhou.forum.casefile;

import java.util.List;
import java.util.Optional;

/**
 * The cases of one kind as people read them; every feature that keeps cases has one. What somebody may read is what the
 * feature's own rights say of the person whose request this is.
 */
public interface CaseFiles {

    /** The case, for whoever sees one of its tasks; empty where the number is none of this kind. */
    Optional<CaseFile> ofTask(String number);

    /** The case, where the person may read it. */
    Optional<CaseFile> readable(String number);

    /** When a case of this kind is linked with the case {@code :number}, as a condition of SQL. */
    String linked();

    /** Where words are looked for, as {@link SearchWords#in} takes it. */
    String[] searched();

    /**
     * Those of the cases of this kind that the person may read, the newest first.
     */
    List<CaseBrief> briefs(Wanted wanted);

    /** Where they stand; empty for kinds that are not searched by anything but words. */
    default Optional<Register> register() {
        return Optional.empty();
    }

    /** Those linked with the case of that number. */
    default List<CaseBrief> linkedWith(String number) {
        return briefs(Wanted.linkedWith(number, this));
    }

    /** Those in which every word occurs. */
    default List<CaseBrief> find(SearchWords words) {
        return briefs(Wanted.with(words, this));
    }
}
