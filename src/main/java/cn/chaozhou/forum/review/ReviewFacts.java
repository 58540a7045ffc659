package cn.chaozhou.forum.review;

import org.jspecify.annotations.Nullable;

/**
 * What others may know of a review once all reviews of its highlight are in.
 *
 * @param department name of the department
 * @param status in Chinese: 已点评, 现场点评（代录）, 未点评, 已回避, 点评中
 * @param scores the rubric in one line, or null where there is none
 * @param conclusion 推广, 因地制宜, 存档, or null
 */
public record ReviewFacts(
        String number,
        String highlight,
        String department,
        String status,
        @Nullable String scores,
        @Nullable String conclusion,
        @Nullable String comment) {}
