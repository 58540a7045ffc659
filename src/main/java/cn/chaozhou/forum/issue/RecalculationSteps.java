package cn.chaozhou.forum.issue;

import static cn.chaozhou.forum.issue.RecalculationProcess.RECALCULATED_CLASS;
import static cn.chaozhou.forum.issue.RecalculationProcess.RECALCULATED_ISSUE;
import static cn.chaozhou.forum.issue.RecalculationProcess.RECALCULATION_REASON;

import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The building block of issueRecalculation. */
@Configuration
class RecalculationSteps {

    @Bean
    JavaDelegate recalculateIssues(Recalculating recalculating) {
        return execution -> {
            String reason = RECALCULATION_REASON.find(execution);
            if ("class".equals(RecalculationProcess.RECALCULATION_SCOPE.find(execution))) {
                recalculating.all(RECALCULATED_CLASS.orElse(execution, ""), reason);
            } else {
                String number = RECALCULATED_ISSUE.orElse(execution, "");
                recalculating.one(number, reason);
                execution.setProcessBusinessKey(number);
            }
        };
    }
}
