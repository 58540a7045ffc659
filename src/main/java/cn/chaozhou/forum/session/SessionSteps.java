package cn.chaozhou.forum.session;

import static cn.chaozhou.forum.session.SessionProcess.*;

import cn.chaozhou.forum.engine.Var;
import cn.chaozhou.forum.issue.RaisedIssue;
import cn.chaozhou.forum.issue.RaisedIssue.Outcome;
import cn.chaozhou.forum.question.QuestionWindow;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.spin.json.SpinJsonNode;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The building blocks that bpmn/session/session-cycle.bpmn names; each is one call of a desk. */
@Configuration
class SessionSteps {

    @Bean
    JavaDelegate openSession(SessionDesk desk, Invitations invitations, SessionChoices choices, LastReport lastReport) {
        return execution -> {
            Session session = desk.open(execution.getProcessBusinessKey(), given(COPY_FROM.find(execution)));
            execution.setProcessBusinessKey(session.number);
            SESSION_NUMBER.set(execution, session.number);
            CASE_TITLE.set(execution, session.title());
            OPTIONS.setUnlessLive(execution, () -> Var.toJson(choices.all()));
            LAST_REPORT.set(execution, lastReport.before(session.number));
            prefill(execution, session, invitations.to(session.number));
        };
    }

    /** A field that was left empty may arrive as an empty text. */
    private static @Nullable String given(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private static void prefill(DelegateExecution execution, Session session, Invited invited) {
        THEME.set(execution, session.theme);
        TASK_CATEGORY.set(execution, session.taskCategory);
        MEETING_FORM.set(execution, session.meetingForm);
        PLACE.set(execution, session.place);
        SPEAKER_COUNT.set(execution, session.speakerCount);
        DEPARTMENTS.set(execution, Var.toJson(invited.departments()));
        TEAMS.set(execution, Var.toJson(invited.teams()));
    }

    @Bean
    JavaDelegate recordPlan(SessionDesk desk, PlanWords words) {
        return execution -> {
            Plan plan = new Plan(
                    THEME.get(execution),
                    TASK_CATEGORY.get(execution),
                    MEETING_FORM.get(execution),
                    PLACE.get(execution),
                    LocalDate.parse(MEETING_DATE.get(execution)),
                    SPEAKER_COUNT.get(execution),
                    Var.texts(execution, DEPARTMENTS),
                    Var.texts(execution, TEAMS));
            Session session = desk.plan(SESSION_NUMBER.get(execution), plan);
            CASE_TITLE.set(execution, session.title() + " · " + plan.theme());
            PLAN.set(execution, Var.toJson(words.of(session)));
            Var.setCollection(execution, INVITED_TEAMS, plan.teams());
            PLAN_DECISION.set(execution, null);
            PLAN_RETURN_REASON.set(execution, null);
        };
    }

    @Bean
    JavaDelegate approvePlan(SessionDesk desk) {
        return execution -> desk.approve(SESSION_NUMBER.get(execution));
    }

    @Bean
    JavaDelegate returnPlan(SessionDesk desk) {
        return execution -> desk.returnPlan(SESSION_NUMBER.get(execution), PLAN_RETURN_REASON.get(execution));
    }

    @Bean
    JavaDelegate listAccepted(AgendaDesk desk) {
        return execution ->
                ACCEPTED_HIGHLIGHTS.set(execution, Var.toJson(desk.accepted(SESSION_NUMBER.get(execution))));
    }

    @Bean
    JavaDelegate publishAgenda(AgendaDesk desk) {
        return execution -> Var.setCollection(
                execution,
                REVIEW_ORDERS,
                desk.publish(
                        SESSION_NUMBER.get(execution), Var.texts(execution, SPEAKERS), AGENDA_MINUTES.find(execution)));
    }

    @Bean
    JavaDelegate openMeeting(MeetingDesk desk, LastReport lastReport) {
        return execution -> {
            String number = SESSION_NUMBER.get(execution);
            MEETING.set(execution, Var.toJson(desk.open(number)));
            LAST_REPORT.set(execution, lastReport.before(number));
        };
    }

    @Bean
    JavaDelegate recordSession(MeetingDesk desk) {
        return execution -> desk.record(
                SESSION_NUMBER.get(execution),
                Var.texts(execution, ABSENT_TEAMS),
                Var.texts(execution, ABSENT_DEPARTMENTS),
                rows(execution, SPOKEN_COMMENTS).stream()
                        .map(SessionSteps::comment)
                        .toList(),
                rows(execution, RAISED_ISSUES).stream()
                        .map(row -> raised(row, SESSION_NUMBER.get(execution)))
                        .toList());
    }

    private static List<SpinJsonNode> rows(DelegateExecution execution, Var<SpinJsonNode> list) {
        SpinJsonNode rows = list.find(execution);
        return rows == null ? List.of() : rows.elements();
    }

    private static SpokenComment comment(SpinJsonNode row) {
        return new SpokenComment(
                row.prop("highlight").stringValue(),
                row.prop("department").stringValue(),
                row.prop("comment").stringValue());
    }

    private static RaisedIssue raised(SpinJsonNode row, String session) {
        return new RaisedIssue(
                row.prop("title").stringValue(),
                row.prop("description").stringValue(),
                row.prop("category").stringValue(),
                null,
                row.prop("raisedByTeam").stringValue(),
                session,
                null,
                Outcome.valueOf(row.prop("outcome").stringValue().toUpperCase(Locale.ROOT)),
                Var.optional(row, "department"),
                Var.optional(row, "answer"));
    }

    @Bean
    JavaDelegate closeQuestionWindow(QuestionWindow window) {
        return execution -> window.close(SESSION_NUMBER.get(execution));
    }

    @Bean
    JavaDelegate draftMinutes(MinutesDesk desk) {
        return execution -> {
            Minutes minutes = desk.draft(SESSION_NUMBER.get(execution));
            MINUTES_OPENING.set(execution, minutes.opening());
            MINUTES_HIGHLIGHTS.set(execution, minutes.highlights());
            MINUTES_QUESTIONS.set(execution, minutes.questions());
            MINUTES_ISSUES.set(execution, minutes.issues());
            MINUTES_DECISIONS.set(execution, minutes.decisions());
            MINUTES_RETURN_REASON.set(execution, null);
        };
    }

    @Bean
    JavaDelegate recordMinutes(MinutesDesk desk) {
        return execution -> {
            Minutes minutes = new Minutes(
                    MINUTES_OPENING.get(execution),
                    MINUTES_HIGHLIGHTS.get(execution),
                    MINUTES_QUESTIONS.get(execution),
                    MINUTES_ISSUES.get(execution),
                    MINUTES_DECISIONS.get(execution));
            desk.submit(SESSION_NUMBER.get(execution), minutes);
            MINUTES_DECISION.set(execution, null);
            MINUTES_RETURN_REASON.set(execution, null);
        };
    }

    @Bean
    JavaDelegate returnMinutes(MinutesDesk desk) {
        return execution -> desk.returned(SESSION_NUMBER.get(execution), MINUTES_RETURN_REASON.get(execution));
    }

    @Bean
    JavaDelegate publishSession(MinutesDesk desk) {
        return execution -> desk.publish(SESSION_NUMBER.get(execution));
    }
}
