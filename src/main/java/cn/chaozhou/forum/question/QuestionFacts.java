package cn.chaozhou.forum.question;

import org.jspecify.annotations.Nullable;

/**
 * A question as everybody may read it.
 *
 * @param asker the post that asked, or 匿名提问
 * @param status in Chinese: 待审核, 待答复, 已答复, 已合并, 已搁置, 已转督办
 * @param rating satisfied, mostly, dissatisfied, or null where it is not rated
 * @param issueNumber number of the issue it became, if it did
 */
public record QuestionFacts(
        String number,
        String sessionNumber,
        String asker,
        String addressee,
        String text,
        String status,
        @Nullable String answer,
        @Nullable String rating,
        @Nullable String issueNumber) {}
