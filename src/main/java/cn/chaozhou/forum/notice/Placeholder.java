package cn.chaozhou.forum.notice;

import cn.chaozhou.forum.wording.Texts;
import java.util.Optional;
import java.util.stream.Stream;

/** What an administrator may put into a text of messages, by its name in braces. */
enum Placeholder {
    RECEIVER,
    CASE,
    TIME,
    TEXT,
    LINK,
    NUMBER,
    DAY,
    COUNT,
    LIST;

    /** In Chinese, as it stands between the braces. */
    String title() {
        return Texts.of("notice.placeholder." + name());
    }

    /** As people write it, braces and all. */
    String written() {
        return "{" + title() + "}";
    }

    static Optional<Placeholder> find(String title) {
        return Stream.of(values()).filter(known -> known.title().equals(title)).findFirst();
    }
}
