package cn.chaozhou.forum.issue;

import static org.assertj.core.api.Assertions.assertThat;

import cn.chaozhou.forum.ForumTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
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

    private String deployment;

    @AfterEach
    void onlyTodaysAgain() {
        issue.run.resetClock();
        if (deployment != null) {
            repository.deleteDeployment(deployment, true);
        }
    }

    @Test
    void getsItsOptionsAsVariables() throws IOException {
        issue.run.now(IssueRun.FRIDAY);
        Task today = dispatch();
        assertThat(tasks.getVariables(today.getId())).doesNotContainKeys("ownerOptions", "classOptions");
        publishWithoutLiveOptions();
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

    private Task dispatch() {
        String number = issue.desk.raise(IssueRun.water(RaisedIssue.Outcome.DISPATCHED));
        return tasks.createTaskQuery()
                .processInstanceBusinessKey(number)
                .taskDefinitionKey(DispatchProcess.USER_TASK_DISPATCH_ISSUE)
                .singleResult();
    }

    private void publishWithoutLiveOptions() throws IOException {
        String diagram = Files.readString(Path.of("bpmn/issue/issue-dispatch.bpmn"))
                .lines()
                .filter(line -> !line.contains("issueChoices"))
                .collect(Collectors.joining("\n"));
        var upload = repository.createDeployment().name("before").addString("issue-dispatch.bpmn", diagram);
        for (String form : List.of("dispatch-issue.form", "claim-issue.form", "arbitrate-issue.form")) {
            upload.addString(form, Files.readString(Path.of("forms/issue", form)));
        }
        deployment = upload.deploy().getId();
    }
}
