package cn.chaozhou.forum.benchmark;

import cn.chaozhou.forum.SampleHighlight;
import cn.chaozhou.forum.SessionPlay;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.camunda.spin.Spin;

/**
 * One session from its plan to its signed minutes: two teams are invited, one presents, two departments review, with every
 * timer and every job between.
 */
final class SessionLife extends Life {

    static final Story STORY = new Story(
            "Cycle of a session",
            List.of(
                    "bpmn/session/session-cycle.bpmn",
                    "bpmn/highlight/highlight-submission.bpmn",
                    "bpmn/review/department-review.bpmn",
                    "forms/session",
                    "forms/highlight",
                    "forms/review"),
            Map.of(
                    "secretariat", List.of("secretariat"),
                    "leader", List.of("leader"),
                    "captain.dacheng", List.of("captain", "team.dacheng", "team.dacheng.captain"),
                    "captain.fubin", List.of("captain", "team.fubin", "team.fubin.captain"),
                    "town.dacheng", List.of("town", "town.dacheng", "town.dacheng.town"),
                    "handler.agri", List.of("handler", "dept.agri", "dept.agri.handler"),
                    "handler.water", List.of("handler", "dept.water", "dept.water.handler")),
            SessionLife::new);

    SessionLife(ProcessEngine engine, Meter meter) {
        super(engine, meter);
    }

    @Override
    String play() throws Exception {
        String instance = begin("secretariat", "sessionCycle");
        submit("secretariat", task("userTask_planSession"), plan());
        submit("leader", task("userTask_approvePlan"), Map.of("planDecision", "approve"));
        fire("timer_callOpens");
        runAsync();
        submit("captain.dacheng", task("userTask_draftHighlight", "team", "dacheng"), highlight());
        submit("town.dacheng", task("userTask_confirmFacts"), Map.of("factsDecision", "confirm"));
        submit("secretariat", task("userTask_acceptHighlight"), Map.of("acceptance", "accept"));
        submit("captain.fubin", task("userTask_draftHighlight", "team", "fubin"), Map.of("willSubmit", "skip"));
        runAsync();
        submit(
                "secretariat",
                task("userTask_pickSpeakers"),
                Map.of("speakers", Spin.JSON(List.of(accepted(instance))), "agendaMinutes", 10));
        runAsync();
        submit("handler.agri", task("userTask_writeReview", "department", "agri"), SessionPlay.REVIEW);
        submit("handler.water", task("userTask_writeReview", "department", "water"), SessionPlay.REVIEW);
        runAsync();
        fire("timer_meetingOpens");
        submit("secretariat", task("userTask_runSession"), Map.of());
        fire("timer_windowCloses");
        submit("secretariat", task("userTask_editMinutes"), minutes(instance));
        submit("leader", task("userTask_signMinutes"), Map.of("minutesDecision", "sign"));
        return instance;
    }

    private static Map<String, Object> plan() {
        return submitted(SessionPlay.plan(
                LocalDate.now().plusDays(45), 1, List.of("agri", "water"), List.of("dacheng", "fubin")));
    }

    private static Map<String, Object> highlight() {
        return submitted(SampleHighlight.form(LocalDate.now().minusDays(1).toString()));
    }

    /** Lists as Tasklist hands them in. */
    private static Map<String, Object> submitted(Map<String, Object> form) {
        form.replaceAll((field, value) -> value instanceof List ? Spin.JSON(value) : value);
        return form;
    }

    /** Number of the highlight that was accepted, as the form offers it; the bare engine takes any. */
    private String accepted(String instance) {
        return Spin.JSON(engine.getRuntimeService()
                        .getVariable(instance, "acceptedHighlights")
                        .toString())
                .elements()
                .get(0)
                .prop("value")
                .stringValue();
    }

    private Map<String, Object> minutes(String instance) {
        Map<String, Object> sections = new HashMap<>();
        for (String section : List.of("Opening", "Highlights", "Questions", "Issues", "Decisions")) {
            String field = "minutes" + section;
            sections.put(field, engine.getRuntimeService().getVariable(instance, field));
        }
        return sections;
    }

    private Task task(String step) {
        return engine.getTaskService().createTaskQuery().taskDefinitionKey(step).singleResult();
    }

    private Task task(String step, String variable, String value) {
        return engine.getTaskService()
                .createTaskQuery()
                .taskDefinitionKey(step)
                .processVariableValueEquals(variable, value)
                .singleResult();
    }

    private void fire(String timer) throws Exception {
        run(
                timer,
                engine.getManagementService()
                        .createJobQuery()
                        .activityId(timer)
                        .singleResult()
                        .getId());
    }

    /** Team by team and department by department, as the script of the bare engine was written. */
    private void runAsync() throws Exception {
        List<Job> jobs = engine.getManagementService().createJobQuery().messages().list().stream()
                .sorted(Comparator.comparing(this::turn))
                .toList();
        for (Job job : jobs) {
            run("job", job.getId());
        }
        if (!jobs.isEmpty()) {
            runAsync();
        }
    }

    private Integer turn(Job job) {
        Object turn = engine.getRuntimeService().getVariable(job.getExecutionId(), "loopCounter");
        return turn == null ? 0 : (Integer) turn;
    }
}
