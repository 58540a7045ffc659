package cn.chaozhou.forum.paper;

import cn.chaozhou.forum.experience.EntryFacts;
import cn.chaozhou.forum.highlight.HighlightFacts;
import cn.chaozhou.forum.issue.IssueFacts;
import cn.chaozhou.forum.question.QuestionFacts;
import cn.chaozhou.forum.rates.SessionRates;
import cn.chaozhou.forum.review.ReviewFacts;
import cn.chaozhou.forum.session.SessionReader.Meeting;
import java.util.List;

/**
 * All that came of a session, as it stands now.
 *
 * @param highlights all that were submitted
 * @param agenda those that were chosen, in the order of speaking
 * @param reviews of the chosen ones, once all of a highlight are in
 * @param experiences that the highlights became
 */
record SessionFile(
        Meeting meeting,
        List<HighlightFacts> highlights,
        List<HighlightFacts> agenda,
        List<ReviewFacts> reviews,
        List<QuestionFacts> questions,
        List<IssueFacts> issues,
        List<EntryFacts> experiences,
        List<SessionRates.Line> rates) {}
