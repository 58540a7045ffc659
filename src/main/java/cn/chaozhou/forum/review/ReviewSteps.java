package cn.chaozhou.forum.review;

import static cn.chaozhou.forum.review.ReviewProcess.*;

import cn.chaozhou.forum.engine.Var;
import cn.chaozhou.forum.review.Review.Scores;
import cn.chaozhou.forum.role.Role;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The building blocks that bpmn/review/department-review.bpmn names; each is one call of the desk. */
@Configuration
class ReviewSteps {

    @Bean
    JavaDelegate openReview(ReviewDesk desk, ReviewInDiagram review) {
        return execution -> {
            String[] order = REVIEW_ORDER.get(execution).split("\\|");
            String number = ReviewDesk.number(order[0], order[1]);
            execution.setProcessBusinessKey(number);
            DEPARTMENT.set(execution, order[1]);
            RECUSED.set(execution, desk.open(SESSION_NUMBER.get(execution), order[0], order[1]));
            FACTS.setUnlessLive(execution, () -> Var.toJson(desk.shown(number)));
            OPTIONS.setUnlessLive(execution, () -> Var.toJson(review.options()));
            CASE_TITLE.set(execution, desk.title(order[0]));
        };
    }

    @Bean
    JavaDelegate remindReviewer(ReviewDesk desk) {
        return execution -> desk.remind(execution.getProcessBusinessKey(), Role.HANDLER);
    }

    @Bean
    JavaDelegate callHead(ReviewDesk desk) {
        return execution -> desk.remind(execution.getProcessBusinessKey(), Role.HEAD);
    }

    @Bean
    JavaDelegate recordReview(ReviewDesk desk) {
        return execution -> desk.reviewed(
                execution.getProcessBusinessKey(),
                new Scores(
                        score(execution, TRUTH),
                        score(execution, EFFECT),
                        score(execution, REPEATABILITY),
                        score(execution, NEWNESS)),
                SUGGESTION.get(execution),
                CONCLUSION.get(execution));
    }

    @Bean
    JavaDelegate recordNotReviewed(ReviewDesk desk) {
        return execution -> desk.notReviewed(execution.getProcessBusinessKey());
    }

    @Bean
    JavaDelegate recordSpoken(ReviewDesk desk) {
        return execution -> desk.spoken(execution.getProcessBusinessKey(), SPOKEN_COMMENT.get(execution));
    }

    private static int score(DelegateExecution execution, Var<String> rubric) {
        return Integer.parseInt(rubric.get(execution));
    }
}
