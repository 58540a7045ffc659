package cn.chaozhou.forum.issue;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * An issue as boards count it.
 *
 * @param team code of the team that raised it; null where it is not named
 * @param owner organisation group of the owner, for example {@code dept.agri}; null before it is dispatched
 * @param status where it stands, in Chinese
 * @param reason why its lamp is as it is, in Chinese
 * @param ladder name of the last step taken of the ladder
 * @param reds how often the lamp turned red
 * @param wasOverdue past its due date, now or in a round that is done (曾超期)
 * @param answered on the spot, in the room
 */
public record IssueGlance(
        String number,
        String title,
        @Nullable String team,
        @Nullable String owner,
        @Nullable String session,
        Stage stage,
        String status,
        String reason,
        @Nullable OffsetDateTime dueAt,
        @Nullable String ladder,
        int reds,
        int extensions,
        boolean wasOverdue,
        boolean answered) {

    /** What an issue counts as: by its lamp while the clock runs, else by what it waits for. */
    public enum Stage {
        RED,
        YELLOW,
        GREEN,
        /** The clock stands still: an outside procedure runs, or the issue is parked. */
        STOPPED,
        /** Registered, and not dispatched yet. */
        UNDISPATCHED,
        /** Reported solved: its check or its rating is awaited. */
        REPORTED,
        /** In a topic: the leading issue is worked on. */
        MERGED,
        DONE;

        /** The clock runs: somebody can be chased. */
        public boolean isRunning() {
            return this == RED || this == YELLOW || this == GREEN;
        }

        public boolean isOpen() {
            return this != MERGED && this != DONE;
        }

        static Stage of(Issue issue, Lamp lamp) {
            return switch (issue.status) {
                case REGISTERED -> UNDISPATCHED;
                case PAUSED, PARKED -> STOPPED;
                case SOLVED, CHECKED -> REPORTED;
                case MERGED -> MERGED;
                case ANSWERED, CLOSED, ARCHIVED -> DONE;
                default -> valueOf(lamp.colour().name());
            };
        }
    }
}
