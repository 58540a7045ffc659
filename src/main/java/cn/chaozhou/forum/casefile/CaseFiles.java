package cn.chaozhou.forum.casefile;

import java.util.List;
import java.util.Optional;

/**
 * The cases of one kind as people read them; every feature that keeps cases has one. What somebody may read is what the
 * feature's own rights say of the person whose request this is.
 */
public interface CaseFiles {

    /** So many of a kind stand in one list; more of them nobody reads. */
    int MOST = 50;

    /** The case, for whoever sees one of its tasks; empty where the number is none of this kind. */
    Optional<CaseFile> ofTask(String number);

    /** The case, where the person may read it. */
    Optional<CaseFile> readable(String number);

    /** The cases of this kind that are linked with the case of that number, of those the person may read. */
    List<CaseBrief> linked(String number);

    /** The cases of this kind in which every word occurs, of those the person may read, the newest first. */
    List<CaseBrief> find(SearchWords words);
}
