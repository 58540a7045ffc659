package cn.chaozhou.forum.privacy;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One place where a person's data was found.
 *
 * @param source what is kept there, in the words of the office
 * @param key number of the case; null where there is none or it must not be told
 * @param content the data itself, with as much around it as says in which part the person stands there
 */
public record Trace(String source, @Nullable String key, @Nullable Instant at, String content, Fate fate) {

    /** What an erasure does to it. */
    public enum Fate {
        REPLACED,
        DELETED,
        KEPT
    }
}
