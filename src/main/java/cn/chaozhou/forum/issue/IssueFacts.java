package cn.chaozhou.forum.issue;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * What everybody may know of an issue.
 *
 * @param issueClass name of the class in Chinese, once dispatched
 * @param raisedByTeam code of the team that raised it; null where it is not named
 * @param team title of that team, or what stands for it
 * @param outcome how it left the room, in Chinese
 * @param status code of where it stands; {@code statusTitle} says it in Chinese
 * @param owner organisation group of the owner, for example {@code dept.agri}
 * @param lamp GREEN, YELLOW, RED or OFF, as of now; {@code lampReason} says why
 * @param ladder name of the last step taken of the ladder, such as 逾期催办
 * @param dissatisfied how often the captain was not satisfied
 * @param mergedInto number of the leading issue of the topic it was merged into
 * @param reds how often the lamp turned red, in this round and in those that are done; any red stays on record
 * @param wasOverdue past its due date, now or in a round that is done (曾超期)
 */
public record IssueFacts(
        String number,
        String title,
        String description,
        String category,
        @Nullable String issueClass,
        @Nullable String raisedByTeam,
        String team,
        @Nullable String sessionNumber,
        @Nullable String questionNumber,
        String outcome,
        @Nullable String answer,
        String status,
        String statusTitle,
        @Nullable String owner,
        @Nullable String ownerName,
        OffsetDateTime registeredAt,
        @Nullable OffsetDateTime dispatchedAt,
        @Nullable OffsetDateTime dueAt,
        @Nullable OffsetDateTime closedAt,
        String lamp,
        String lampReason,
        int progress,
        int extensions,
        int dissatisfied,
        @Nullable String ladder,
        int reds,
        boolean wasOverdue,
        @Nullable String mergedInto) {}
