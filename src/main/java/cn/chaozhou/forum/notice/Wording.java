package cn.chaozhou.forum.notice;

import static cn.chaozhou.forum.notice.Placeholder.CASE;
import static cn.chaozhou.forum.notice.Placeholder.COUNT;
import static cn.chaozhou.forum.notice.Placeholder.DAY;
import static cn.chaozhou.forum.notice.Placeholder.LINK;
import static cn.chaozhou.forum.notice.Placeholder.LIST;
import static cn.chaozhou.forum.notice.Placeholder.NUMBER;
import static cn.chaozhou.forum.notice.Placeholder.RECEIVER;
import static cn.chaozhou.forum.notice.Placeholder.TEXT;
import static cn.chaozhou.forum.notice.Placeholder.TIME;

import cn.chaozhou.forum.engine.InputRefused;
import cn.chaozhou.forum.wording.Texts;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A text of messages that an administrator edits. It is filled in once, by replacing: nothing in it is ever an expression,
 * and braces in what is put in stay braces.
 */
enum Wording {
    SINGLE_SUBJECT(200, List.of(RECEIVER, CASE, TIME), List.of()),
    SINGLE_BODY(2000, List.of(RECEIVER, CASE, TIME, TEXT, LINK), List.of(TEXT)),
    DIGEST_SUBJECT(200, List.of(RECEIVER, DAY, COUNT), List.of()),
    DIGEST_BODY(2000, List.of(RECEIVER, DAY, COUNT, LIST), List.of(LIST)),
    /** One notice of a digest. */
    DIGEST_LINE(500, List.of(NUMBER, CASE, TIME, TEXT, LINK), List.of(TEXT));

    private static final Pattern IN_BRACES = Pattern.compile("\\{([^{}]*)}");

    private final int longest;
    private final List<Placeholder> allowed;
    private final List<Placeholder> required;

    Wording(int longest, List<Placeholder> allowed, List<Placeholder> required) {
        this.longest = longest;
        this.allowed = allowed;
        this.required = required;
    }

    String title() {
        return Texts.of("notice.wording." + name());
    }

    /** As it is until somebody changes it. */
    String packaged() {
        return Texts.of("notice.packaged." + name());
    }

    List<Placeholder> allowed() {
        return allowed;
    }

    private boolean isSubject() {
        return this == SINGLE_SUBJECT || this == DIGEST_SUBJECT;
    }

    /** @throws InputRefused where the text can't be used, with what is wrong */
    void check(String text) {
        if (text.length() > longest) {
            throw refused(Texts.of("notice.refused.long", longest));
        } else if (isSubject() && text.contains("\n")) {
            throw refused(Texts.of("notice.refused.lines"));
        }
        Matcher found = IN_BRACES.matcher(text);
        while (found.find()) {
            if (Placeholder.find(found.group(1)).filter(allowed::contains).isEmpty()) {
                throw refused(Texts.of("notice.refused.placeholder", found.group(), written(allowed)));
            }
        }
        if (found.replaceAll("").matches("(?s).*[{}].*")) {
            throw refused(Texts.of("notice.refused.braces", written(allowed)));
        }
        List<Placeholder> missing = required.stream()
                .filter(wanted -> !text.contains(wanted.written()))
                .toList();
        if (!missing.isEmpty()) {
            throw refused(Texts.of("notice.refused.missing", written(missing)));
        }
    }

    private InputRefused refused(String advice) {
        return new InputRefused(name(), title(), advice);
    }

    private static String written(List<Placeholder> placeholders) {
        return placeholders.stream()
                .map(Placeholder::written)
                .collect(Collectors.joining(Texts.of("notice.placeholder.separator")));
    }

    /** @param values of every placeholder that is allowed here */
    static String fill(String text, Map<Placeholder, String> values) {
        return IN_BRACES
                .matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(
                        Placeholder.find(found.group(1)).map(values::get).orElse(found.group())));
    }
}
