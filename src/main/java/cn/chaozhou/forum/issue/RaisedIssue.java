package cn.chaozhou.forum.issue;

import org.jspecify.annotations.Nullable;

/**
 * An issue as it is raised in a session or out of a question.
 *
 * @param category key of the duty catalogue (派单目录)
 * @param issueClass key of the class table, or null for the default class
 * @param raisedByTeam code of the team that raised it
 * @param department the department that answered, claimed, or is proposed; null where only the catalogue proposes
 * @param answer the answer given on the spot, for {@link Outcome#ANSWERED}
 */
public record RaisedIssue(
        String title,
        String description,
        String category,
        @Nullable String issueClass,
        String raisedByTeam,
        @Nullable String sessionNumber,
        @Nullable String questionNumber,
        Outcome outcome,
        @Nullable String department,
        @Nullable String answer) {

    /** How an issue leaves the room: exactly one of these. */
    public enum Outcome {
        ANSWERED,
        CLAIMED,
        DISPATCHED
    }
}
