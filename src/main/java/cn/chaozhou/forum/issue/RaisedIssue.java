package cn.chaozhou.forum.issue;

import cn.chaozhou.forum.wording.Texts;
import org.jspecify.annotations.Nullable;

/**
 * An issue as it is raised in a session, by a question or by a person.
 *
 * @param category one of {@link IssueDesk#categoryOptions}; any other text becomes 其他
 * @param issueClass one of {@link IssueDesk#classOptions}, or null: the duty catalogue proposes one
 * @param raisedByTeam code of the team; null where it must not be named (an anonymous question): then the secretariat
 *     speaks for it
 * @param department code of the owner's department; required when claimed, else a wish that the dispatcher sees
 * @param answer what was answered on the spot; required when answered
 */
public record RaisedIssue(
        String title,
        String description,
        String category,
        @Nullable String issueClass,
        @Nullable String raisedByTeam,
        @Nullable String sessionNumber,
        @Nullable String questionNumber,
        Outcome outcome,
        @Nullable String department,
        @Nullable String answer) {

    /** How an issue leaves the room: with exactly one of these, and one owner. */
    public enum Outcome {
        /** Answered on the spot (当场答复): registered with the answer and closed at once. */
        ANSWERED,
        /** Claimed on the spot (当场认领): the owner is locked, the clock starts at once. */
        CLAIMED,
        /** To be dispatched (转督办): the normal way. */
        DISPATCHED;

        public String title() {
            return Texts.of("issue.outcome." + name());
        }
    }
}
