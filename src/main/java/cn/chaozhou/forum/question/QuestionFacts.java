package cn.chaozhou.forum.question;

import org.jspecify.annotations.Nullable;

/**
 * A question as everybody may read it.
 *
 * @param asker the post that asked, or 匿名提问
 * @param status in Chinese: 待审核, 待答复, 已答复, 已合并, 已搁置, 已转督办
 * @param rating satisfied, acceptable, dissatisfied, or null where it is not rated
 * @param supporters how many others have the question too; for display and order only, never for a score
 * @param mergedInto number of the question whose answer also answers this one, if it was merged
 * @param issueNumber number of the issue it became, if it did
 */
public record QuestionFacts(
        String number,
        String sessionNumber,
        String asker,
        String addressee,
        String text,
        int supporters,
        String status,
        @Nullable String answer,
        @Nullable String rating,
        @Nullable String mergedInto,
        @Nullable String issueNumber) {}
