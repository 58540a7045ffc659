package cn.chaozhou.forum.casefile;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Words that somebody searches for, as a condition of SQL: every word must occur in one of the places. */
public final class SearchWords {

    /** More words than this narrow nothing; they only cost. */
    private static final int MOST_WORDS = 6;

    private final List<String> words;

    private SearchWords(List<String> words) {
        this.words = words;
    }

    /** @param text words separated by spaces; null or blank for none */
    public static SearchWords of(@Nullable String text) {
        return new SearchWords(
                text == null
                        ? List.of()
                        : Arrays.stream(text.strip().toLowerCase(Locale.ROOT).split("[\\s　]+"))
                                .filter(word -> !word.isEmpty())
                                .limit(MOST_WORDS)
                                .toList());
    }

    public boolean isEmpty() {
        return words.isEmpty();
    }

    /**
     * One of the places of {@link #in}: the town of the team whose code stands in the column. The few towns are looked
     * through once; as a column of each case, PostgreSQL took five times as long for 300,000 of them.
     */
    public static String townOf(String team) {
        return team + " in (select t.code from team t where lower(t.town) like %s escape '!')";
    }

    /**
     * The condition, beginning with {@code and} unless it is empty; its parameters are {@link #parameters}.
     *
     * @param places columns, or conditions in which {@code %s} stands for the pattern
     */
    public String in(String... places) {
        return IntStream.range(0, words.size())
                .mapToObj(word -> Arrays.stream(places)
                        .map(place -> place.contains("%s") ? place : "lower(" + place + ") like %s escape '!'")
                        .map(place -> place.formatted(":word" + word))
                        .collect(Collectors.joining(" or ", " and (", ")")))
                .collect(Collectors.joining());
    }

    public Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String word : words) {
            parameters.put("word" + parameters.size(), "%" + word.replaceAll("[!%_]", "!$0") + "%");
        }
        return parameters;
    }
}
