package cn.chaozhou.forum.paper;

import cn.chaozhou.forum.ProcessRun;
import cn.chaozhou.forum.issue.IssueDesk;
import cn.chaozhou.forum.issue.RaisedIssue;
import cn.chaozhou.forum.issue.RaisedIssue.Outcome;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Issues to write papers of. */
@Lazy
@Component
class PaperIssues {

    /** Five working days from here end on 24 September: the 20th is a make-up workday. */
    static final String FRIDAY = "2026-09-18T09:00+08:00";

    static final String WATER = "450亩土地缺水";

    private final ProcessRun run;
    private final IssueDesk desk;
    private final TaskService tasks;

    PaperIssues(ProcessRun run, IssueDesk desk, TaskService tasks) {
        this.run = run;
        this.desk = desk;
        this.tasks = tasks;
    }

    /** Raised by the team of Dacheng, not dispatched yet. */
    String raised(String title, String description, String session) {
        run.now(FRIDAY);
        return desk.raise(new RaisedIssue(
                title, description, "农田水利", null, "dacheng", session, null, Outcome.DISPATCHED, null, null));
    }

    /** Dispatched to that owner as an ordinary issue, with an instruction. */
    String dispatched(String title, String owner, String session) {
        String number = raised(title, "大埕镇450亩土地久旱缺水，\n请求指导打井。", session);
        submit(
                number,
                "userTask_dispatchIssue",
                Map.of("owner", owner, "issueClass", "ordinary", "note", "请先到现场查看水源。"));
        return number;
    }

    String dispatched() {
        return dispatched(WATER, "dept.water", null);
    }

    void chase(String number) {
        run.startBy("supervisor", "issueChase", Map.of("chasedIssue", number, "chaseText", "群众盼水心切，\n请抓紧。"));
    }

    void submit(String number, String step, Map<String, Object> form) {
        run.submit(task(number, step).getProcessInstanceId(), step, form);
    }

    Task task(String number, String step) {
        return tasks.createTaskQuery()
                .processInstanceBusinessKey(number)
                .taskDefinitionKey(step)
                .singleResult();
    }
}
