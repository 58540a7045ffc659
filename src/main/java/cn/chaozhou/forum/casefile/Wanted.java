package cn.chaozhou.forum.casefile;

import java.util.HashMap;
import java.util.Map;

/**
 * Which cases of a kind are wanted, of those that the person may read.
 *
 * @param condition of SQL that they meet, beginning with {@code and}
 * @param parameters of the condition; those of the reader are there
 * @param paging which piece of the list
 */
public record Wanted(String condition, Map<String, Object> parameters, Paging paging) {

    /** So many of a kind stand in a list that has no pages; more of them nobody reads. */
    private static final Paging LIST = new Paging(0, 50);

    /** The one of that number. */
    public static Wanted one(String column, String number) {
        return new Wanted(" and " + column + " = :number", Map.of("number", number), LIST);
    }

    static Wanted linkedWith(String number, CaseFiles kind) {
        return new Wanted(" and " + kind.linked(), Map.of("number", number), LIST);
    }

    static Wanted with(SearchWords words, CaseFiles kind) {
        return with(words, kind, LIST);
    }

    /** Those in which every word occurs; all where there are no words. */
    public static Wanted with(SearchWords words, CaseFiles kind, Paging paging) {
        return new Wanted(words.in(kind.searched()), Map.copyOf(words.parameters()), paging);
    }

    /** One more condition. */
    public Wanted and(String more, Map<String, ?> itsParameters) {
        Map<String, Object> all = new HashMap<>(parameters);
        all.putAll(itsParameters);
        return new Wanted(condition + " and (" + more + ")", all, paging);
    }
}
