package cn.chaozhou.forum.privacy;

import cn.chaozhou.forum.organisation.Persons.Person;
import cn.chaozhou.forum.wording.Masks;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Somebody whose data is looked for, and how one sees that a text is about them. */
public final class Subject {

    /** A shorter word stands in a text by chance. */
    private static final int SHORTEST_WORD = 4;

    private static final int AROUND = 15;
    private static final String PSEUDONYM = "\0";

    private final String user;
    private final boolean group;

    /** What identifies the person in a text, with what takes its place; a longer one is looked for first. */
    private final Map<String, String> words =
            new TreeMap<>(Comparator.comparing(String::length).reversed().thenComparing(Comparator.naturalOrder()));

    private final List<String> searched = new ArrayList<>();
    private final Pattern pattern;
    private final @Nullable String phone;

    /**
     * Somebody who has or had an account.
     *
     * @param person null where nobody said who holds it
     * @param shown names under which tasks show the person, each with the post alone, which may stay
     * @param group whether a group is called like the account: a text then means the group
     */
    Subject(String user, @Nullable Person person, Map<String, String> shown, boolean group) {
        this.user = user;
        this.group = group;
        phone = person == null || person.phone() == null ? null : Masks.phone(person.phone());
        List<String> alternatives = new ArrayList<>();
        if (person != null) {
            words.put(person.name(), Masks.name(person.name()));
            words.putAll(shown);
            if (person.email() != null) {
                words.put(person.email(), String.valueOf(Masks.email(person.email())));
            }
        }
        words.keySet().forEach(word -> alternatives.add(Pattern.quote(word)));
        searched.addAll(words.keySet());
        if (user.length() >= SHORTEST_WORD && !group) {
            words.put(user, PSEUDONYM);
            searched.add(user);
            alternatives.add("(?<![A-Za-z0-9._@-])" + Pattern.quote(user) + "(?![A-Za-z0-9@-]|[._][A-Za-z0-9])");
        }
        if (person != null && person.phone() != null) {
            String digits = person.phone().replaceAll("[^0-9]", "");
            searched.add(digits.substring(digits.length() - SHORTEST_WORD));
            alternatives.add("(?<![0-9])[+]?"
                    + digits.chars().mapToObj(Character::toString).collect(Collectors.joining("[ -]?"))
                    + "(?![0-9])");
        }
        pattern = Pattern.compile(alternatives.isEmpty() ? "(?!)" : String.join("|", alternatives));
    }

    public String user() {
        return user;
    }

    /** A group is called like the account. */
    boolean isGroupToo() {
        return group;
    }

    /** Parts of a text of which at least one is in every text about the person. */
    List<String> searched() {
        return searched;
    }

    /** Whether the text is the account, or names it, the person, the telephone or the mail address. */
    public boolean isIn(String text) {
        return (text.equals(user) && !group) || pattern.matcher(text).find();
    }

    /** What is left of the text without the person. */
    public String without(String text, String pseudonym) {
        if (text.equals(user) && !group) {
            return pseudonym;
        }
        return pattern.matcher(text).replaceAll(found -> Matcher.quoteReplacement(instead(found.group(), pseudonym)));
    }

    private String instead(String found, String pseudonym) {
        String word = words.get(found);
        if (word == null) {
            return String.valueOf(phone);
        }
        return word.equals(PSEUDONYM) ? pseudonym : word;
    }

    /** As {@link #isIn}, for a text that is JSON: its values are looked at, its keys are not. */
    public boolean isInJson(String json) {
        return !withoutInJson(json, PSEUDONYM).equals(json);
    }

    /** As {@link #without}, for a text that is JSON; another text is taken as it is. */
    public String withoutInJson(String json, String pseudonym) {
        return JsonTexts.each(json, text -> without(text, pseudonym));
    }

    /** The first place in the text that is about the person, with a few words around it. */
    public String excerpt(String text) {
        Matcher found = pattern.matcher(text);
        if (!found.find()) {
            return user;
        }
        int from = Math.max(0, found.start() - AROUND);
        int to = Math.min(text.length(), found.end() + AROUND);
        return (from > 0 ? "…" : "") + text.substring(from, to) + (to < text.length() ? "…" : "");
    }
}
