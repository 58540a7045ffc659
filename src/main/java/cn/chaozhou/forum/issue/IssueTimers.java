package cn.chaozhou.forum.issue;

import java.util.List;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/** Moves what waits for the due date of an issue when that date moves: timers and the dates of open tasks. */
@Component
class IssueTimers {

    private static final List<String> FOLLOWING =
            List.of(LadderProcess.TIMER_NEXT_STEP, ContributionProcess.TIMER_CONTRIBUTION_DUE);

    private final RuntimeService runtime;
    private final ManagementService management;
    private final TaskService tasks;
    private final IssueDates dates;

    IssueTimers(RuntimeService runtime, ManagementService management, TaskService tasks, IssueDates dates) {
        this.runtime = runtime;
        this.management = management;
        this.tasks = tasks;
        this.dates = dates;
    }

    void follow(String number) {
        for (ProcessInstance instance : runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(number)
                .list()) {
            for (String timer : FOLLOWING) {
                for (Job job : management
                        .createJobQuery()
                        .processInstanceId(instance.getId())
                        .activityId(timer)
                        .list()) {
                    management.recalculateJobDuedate(job.getId(), false);
                }
            }
        }
        for (Task task : tasks.createTaskQuery()
                .processInstanceBusinessKey(number)
                .taskDefinitionKey(ContributionProcess.USER_TASK_CONTRIBUTE)
                .list()) {
            String contributor =
                    (String) runtime.getVariable(task.getExecutionId(), ContributionProcess.CONTRIBUTOR.name());
            task.setDueDate(dates.contribution(number, contributor));
            tasks.saveTask(task);
        }
        for (Task task : tasks.createTaskQuery()
                .processInstanceBusinessKey(number)
                .taskDefinitionKey(WorkProcess.USER_TASK_WORK_ON_ISSUE)
                .list()) {
            task.setDueDate(dates.due(number));
            tasks.saveTask(task);
        }
    }
}
