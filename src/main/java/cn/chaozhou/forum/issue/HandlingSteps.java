package cn.chaozhou.forum.issue;

import static cn.chaozhou.forum.issue.HandlingProcess.PARKED;
import static cn.chaozhou.forum.issue.IssueProcess.DECISION;
import static cn.chaozhou.forum.issue.IssueProcess.ISSUE_NUMBER;
import static cn.chaozhou.forum.issue.IssueProcess.REASON;

import cn.chaozhou.forum.notice.Notices;
import cn.chaozhou.forum.role.Role;
import cn.chaozhou.forum.wording.Texts;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Building blocks of issueHandling. */
@Configuration
class HandlingSteps {

    private final Handling handling;

    HandlingSteps(Handling handling) {
        this.handling = handling;
    }

    @Bean
    JavaDelegate recordParking() {
        return execution -> {
            PARKED.set(
                    execution,
                    handling.decideParking(
                            ISSUE_NUMBER.get(execution),
                            HandlingProcess.PARKING_REQUEST.get(execution),
                            DECISION.find(execution),
                            REASON.find(execution)));
            clear(execution);
        };
    }

    @Bean
    JavaDelegate recordParkingReview() {
        return execution -> {
            PARKED.set(
                    execution,
                    handling.reviewParking(
                            ISSUE_NUMBER.get(execution), DECISION.find(execution), REASON.find(execution)));
            clear(execution);
        };
    }

    @Bean
    JavaDelegate askForProcedure(Notices notices) {
        return execution -> {
            String number = ISSUE_NUMBER.get(execution);
            String text = Texts.of("issue.notice.procedureLong", number);
            notices.send(DispatchProcess.OWNER_GROUP.get(execution), number, text);
            notices.send(Role.SECRETARIAT.group(), number, text);
        };
    }

    @Bean
    JavaDelegate resumeClock() {
        return execution -> {
            handling.endProcedure(
                    ISSUE_NUMBER.get(execution),
                    HandlingProcess.ENDED_ON.find(execution),
                    HandlingProcess.DOCUMENT.find(execution));
            HandlingProcess.ENDED_ON.set(execution, null);
            HandlingProcess.DOCUMENT.set(execution, null);
        };
    }

    private static void clear(DelegateExecution execution) {
        DECISION.set(execution, null);
        REASON.set(execution, null);
    }
}
