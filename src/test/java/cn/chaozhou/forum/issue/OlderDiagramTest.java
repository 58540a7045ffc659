package cn.chaozhou.forum.issue;

import static org.assertj.core.api.Assertions.assertThat;

import cn.chaozhou.forum.ForumTest;
import cn.chaozhou.forum.OlderDiagram;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A diagram of before, or an administrator's own, that says nothing of live values: its forms still have their options. */
@ForumTest
class OlderDiagramTest {

    private static final List<String> OPTIONS = List.of("ownerOptions", "classOptions");

    @Autowired
    IssueRun issue;

    @Autowired
    RepositoryService repository;

    @Autowired
    TaskService tasks;

    @AfterEach
    void realTime() {
        issue.run.resetClock();
    }

    @Test
    void getsItsOptionsAsVariables() throws IOException {
        issue.run.now(IssueRun.FRIDAY);
        Task today = dispatch();
        assertThat(tasks.getVariables(today.getId())).doesNotContainKeys("ownerOptions", "classOptions");
        try (var published = OlderDiagram.publish(repository, "issue", "issue-dispatch.bpmn")) {
            Task before = dispatch();
            assertThat(before.getProcessDefinitionId()).isNotEqualTo(today.getProcessDefinitionId());
            Map<String, Object> shown = tasks.getVariables(before.getId(), OPTIONS);
            assertThat(shown).containsOnlyKeys(OPTIONS);
            assertThat(shown.get("ownerOptions").toString()).contains("dept.water", "市水务局");
            issue.run.submit(
                    before.getProcessInstanceId(),
                    DispatchProcess.USER_TASK_DISPATCH_ISSUE,
                    Map.of("owner", "dept.water", "issueClass", "ordinary"));
            assertThat(issue.run.openTasks(before.getProcessInstanceId()))
                    .containsExactly(DispatchProcess.USER_TASK_CLAIM_ISSUE);
        }
    }

    private Task dispatch() {
        String number = issue.desk.raise(IssueRun.water(RaisedIssue.Outcome.DISPATCHED));
        return tasks.createTaskQuery()
                .processInstanceBusinessKey(number)
                .taskDefinitionKey(DispatchProcess.USER_TASK_DISPATCH_ISSUE)
                .singleResult();
    }
}
