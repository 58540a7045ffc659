package cn.chaozhou.forum.notice;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Links of messages: to the task in Tasklist that is the receiver's in the case, else to the page of notices. */
@Component
class TaskLinks {

    private final TaskService tasks;
    private final String tasklist;

    TaskLinks(TaskService tasks, @Value("${forum.address:}") String address) {
        this.tasks = tasks;
        tasklist = address.replaceAll("/+$", "") + "/camunda/app/tasklist/default/#/";
    }

    /** @param recipients the receiver's account and groups */
    String to(String caseKey, Collection<String> recipients) {
        return Stream.of(
                        tasks.createTaskQuery().taskAssigneeIn(recipients.toArray(String[]::new)),
                        tasks.createTaskQuery().taskCandidateGroupIn(List.copyOf(recipients)))
                .flatMap(
                        mine -> mine
                                .processInstanceBusinessKey(caseKey)
                                .active()
                                .orderByTaskCreateTime()
                                .desc()
                                .listPage(0, 1)
                                .stream())
                .map(Task::getId)
                .findFirst()
                .map(this::task)
                .orElseGet(this::notices);
    }

    private String task(String id) {
        return tasklist + "?task=" + id;
    }

    /** The page of everything the reader was told. */
    String notices() {
        return tasklist + "notices";
    }
}
