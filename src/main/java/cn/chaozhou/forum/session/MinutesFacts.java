package cn.chaozhou.forum.session;

import cn.chaozhou.forum.highlight.HighlightFacts;
import cn.chaozhou.forum.issue.IssueFacts;
import cn.chaozhou.forum.question.QuestionFacts;
import cn.chaozhou.forum.review.ReviewFacts;
import java.util.List;

/**
 * What the minutes are drafted from: the case, and names for its codes.
 *
 * @param teams how many were asked to come
 * @param departments names of the reviewing departments
 * @param submitted how many teams sent a highlight
 * @param lastReport how the issues of the session before stand
 */
record MinutesFacts(
        Session session,
        String meetingForm,
        int teams,
        List<String> departments,
        List<String> absentTeams,
        List<String> absentDepartments,
        long submitted,
        long accepted,
        List<Spoken> spoken,
        List<QuestionFacts> questions,
        List<IssueFacts> issues,
        String lastReport) {

    /** A highlight on the agenda with what the departments made of it. */
    record Spoken(HighlightFacts highlight, List<ReviewFacts> reviews) {}
}
