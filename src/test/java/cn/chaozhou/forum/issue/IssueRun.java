package cn.chaozhou.forum.issue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.chaozhou.forum.ProcessRun;
import cn.chaozhou.forum.casefile.Timeline;
import cn.chaozhou.forum.issue.RaisedIssue.Outcome;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Plays one issue by hand, whichever of its diagrams holds the task or the timer. */
@Lazy
@Component
class IssueRun {

    /** Five working days from here end on 24 September: the 20th is a make-up workday. */
    static final String FRIDAY = "2026-09-18T09:00+08:00";

    static final Map<String, Object> CLAIM = Map.of("decision", "accept");
    static final Map<String, Object> PLAN = Map.of("plan", "先查水源，再定井位，月底前打井。");
    static final Map<String, Object> PASS = Map.of("decision", "pass");
    static final Map<String, Object> SATISFIED = Map.of("rating", "satisfied");
    static final Map<String, Object> DISSATISFIED = Map.of("rating", "dissatisfied", "reason", "水量不够，只浇了一半。");

    final ProcessRun run;
    final IssueDesk desk;
    final Chases chases;
    final Timeline timeline;
    private final TaskService tasks;
    private final RuntimeService runtime;
    private final ManagementService management;
    private final HistoryService history;

    IssueRun(
            ProcessRun run,
            IssueDesk desk,
            Chases chases,
            Timeline timeline,
            TaskService tasks,
            RuntimeService runtime,
            ManagementService management,
            HistoryService history) {
        this.run = run;
        this.desk = desk;
        this.chases = chases;
        this.timeline = timeline;
        this.tasks = tasks;
        this.runtime = runtime;
        this.management = management;
        this.history = history;
    }

    static RaisedIssue water(Outcome outcome) {
        return new RaisedIssue(
                "450亩土地缺水",
                "大埕镇450亩土地久旱缺水，请求指导打井。",
                "农田水利",
                null,
                "dacheng",
                "2026-03",
                null,
                outcome,
                outcome == Outcome.DISPATCHED ? null : "water",
                outcome == Outcome.ANSWERED ? "本月派技术员到场。" : null);
    }

    /** Raised on that Friday and dispatched as proposed to the water department, ordinary. */
    String dispatched() {
        run.now(FRIDAY);
        String number = desk.raise(water(Outcome.DISPATCHED));
        submit(
                number,
                DispatchProcess.USER_TASK_DISPATCH_ISSUE,
                Map.of("owner", "dept.water", "issueClass", "ordinary"));
        return number;
    }

    /** Claimed on the spot on that Friday, and planned without co-departments. */
    String inWork() {
        run.now(FRIDAY);
        String number = desk.raise(water(Outcome.CLAIMED));
        submit(number, WorkProcess.USER_TASK_MAKE_PLAN, PLAN);
        return number;
    }

    String solved() {
        String number = inWork();
        submit(number, WorkProcess.USER_TASK_WORK_ON_ISSUE, solution());
        return number;
    }

    /** Raised by that team and claimed on the spot by the department, not planned yet. */
    String claimed(String team, String department) {
        return desk.raise(new RaisedIssue(
                "村里缺水", "旱季缺水，请求打井。", "农田水利", null, team, null, null, Outcome.CLAIMED, department, null));
    }

    /** The secretariat merges the others into the leading issue; answers the instance. */
    String merge(String leading, String... others) {
        String instance = run.startBy("secretariat", MergeProcess.KEY, Map.of("leadingIssue", leading));
        run.submit(instance, MergeProcess.USER_TASK_CHOOSE_ISSUES, merged(others));
        return instance;
    }

    static Map<String, Object> merged(String... others) {
        return Map.of(
                "decision",
                "merge",
                "mergedIssues",
                json("[\"" + String.join("\",\"", others) + "\"]"),
                "reason",
                "都是旱季缺水，一并打井。");
    }

    static Map<String, Object> solution() {
        return solution(LocalDate.parse("2026-09-18"));
    }

    static Map<String, Object> solution(LocalDate evidence) {
        return Map.of(
                "action",
                "solved",
                "report",
                "第25天打出第一口水井，日出水120立方米。",
                "evidence",
                json("[{\"date\":\"" + evidence + "\",\"kind\":\"照片\",\"description\":\"出水现场\",\"keptAt\":\"镇档案室\"}]"));
    }

    static Map<String, Object> planWith(String coDepartment) {
        return Map.of(
                "plan",
                "先核实用地，再打井。",
                "coDepartments",
                json("[{\"owner\":\"" + coDepartment + "\",\"task\":\"核实井位用地性质\"}]"));
    }

    static Object json(String text) {
        return org.camunda.spin.Spin.JSON(text);
    }

    void submit(String number, String task, Map<String, Object> form) {
        run.submit(holder(number, task), task, form);
    }

    void submitBy(String user, String number, String task, Map<String, Object> form) {
        run.submitBy(user, holder(number, task), task, form);
    }

    /** The form is refused with this text, and the task stays open. */
    void refused(String number, String task, Map<String, Object> form, String text) {
        assertThatThrownBy(() -> submit(number, task, form)).hasMessageContaining(text);
        assertThat(open(number)).contains(task);
    }

    void fire(String number, String timer) {
        run.fireTimer(waiting(number, timer), timer);
    }

    void assertTimer(String number, String timer, String due) {
        Job job = run.timer(waiting(number, timer), timer);
        assertThat(job.getDuedate().toInstant())
                .as(timer)
                .isEqualTo(OffsetDateTime.parse(due).toInstant());
    }

    boolean waits(String number, String timer) {
        return runtime.createProcessInstanceQuery().processInstanceBusinessKey(number).list().stream()
                .anyMatch(i -> management
                                .createJobQuery()
                                .processInstanceId(i.getId())
                                .activityId(timer)
                                .count()
                        > 0);
    }

    /** The id of the timer that the job belongs to. */
    String timerOf(Job job) {
        return management
                .createJobDefinitionQuery()
                .jobDefinitionId(job.getJobDefinitionId())
                .singleResult()
                .getActivityId();
    }

    void assertFor(String group, String number, String task) {
        assertThat(tasks.getIdentityLinksForTask(task(number, task).getId()))
                .filteredOn(link -> IdentityLinkType.CANDIDATE.equals(link.getType()))
                .extracting(IdentityLink::getGroupId)
                .containsExactly(group);
    }

    List<String> open(String number) {
        return tasks.createTaskQuery().processInstanceBusinessKey(number).list().stream()
                .map(Task::getTaskDefinitionKey)
                .sorted()
                .toList();
    }

    Task task(String number, String key) {
        return tasks.createTaskQuery()
                .processInstanceBusinessKey(number)
                .taskDefinitionKey(key)
                .singleResult();
    }

    IssueFacts facts(String number) {
        return desk.find(number).orElseThrow();
    }

    /** Nodes passed by the instances of the diagram that belong to the issue. */
    List<String> passed(String number, String process) {
        return instances(number, process).stream()
                .flatMap(i -> run.passed(i.getId()).stream())
                .toList();
    }

    /** An instance of the diagram ended there. */
    void assertEndedAt(String number, String process, String endEvent) {
        assertThat(instances(number, process))
                .as("open tasks %s", open(number))
                .anySatisfy(i -> run.assertEndedAt(i.getId(), endEvent));
    }

    int rounds(String number, String process) {
        return instances(number, process).size();
    }

    List<String> steps(String number) {
        return timeline.of(number).stream().map(Timeline.Entry::step).toList();
    }

    List<String> ladder(String number) {
        return timeline.of(number).stream()
                .filter(e -> List.of("催办", "升级").contains(e.step()))
                .map(Timeline.Entry::detail)
                .map(text -> text.replaceFirst("催办〔\\d+〕\\d+号 ", "").replaceFirst("：.*", ""))
                .toList();
    }

    private List<HistoricProcessInstance> instances(String number, String process) {
        return history.createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(number)
                .processDefinitionKey(process)
                .list();
    }

    private String holder(String number, String taskKey) {
        Task task =
                tasks.createTaskQuery().processInstanceBusinessKey(number).taskDefinitionKey(taskKey).list().stream()
                        .findFirst()
                        .orElseThrow(
                                () -> new AssertionError("no open task " + taskKey + "; open are " + open(number)));
        return task.getProcessInstanceId();
    }

    private String waiting(String number, String timer) {
        List<ProcessInstance> instances = runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(number)
                .list();
        return instances.stream()
                .map(ProcessInstance::getId)
                .filter(id -> management
                                .createJobQuery()
                                .processInstanceId(id)
                                .activityId(timer)
                                .count()
                        > 0)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no timer " + timer + "; open tasks are " + open(number)));
    }
}
