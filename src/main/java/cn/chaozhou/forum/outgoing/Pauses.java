package cn.chaozhou.forum.outgoing;

import java.time.Duration;

/**
 * How long one waits after a failure before the next try.
 *
 * @param first after the first failure; doubled with each further one
 * @param longest no pause is longer
 */
public record Pauses(Duration first, Duration longest) {

    /** More doublings than any pause needs, and few enough not to overflow. */
    private static final int MOST_DOUBLINGS = 20;

    /** @param failures so far, at least 1 */
    public Duration after(int failures) {
        Duration pause = first.multipliedBy(1L << Math.min(failures - 1, MOST_DOUBLINGS));
        return pause.compareTo(longest) < 0 ? pause : longest;
    }
}
