package cn.chaozhou.forum.organisation;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The filters that everybody finds in Tasklist at the first login; rights narrow each to one's own tasks. */
@Component
class TaskFilters {

    private final FilterService filters;
    private final TaskService tasks;

    TaskFilters(FilterService filters, TaskService tasks) {
        this.filters = filters;
        this.tasks = tasks;
    }

    @Transactional
    void ensure() {
        ensure(1, "我的全部待办", "我已签收的和本岗位可签收的任务", mine());
        ensure(2, "我已签收", "由我办理中的任务", tasks.createTaskQuery().taskAssigneeExpression("${currentUser()}"));
        ensure(
                3,
                "本岗位待签收",
                "本岗位还无人签收的任务",
                tasks.createTaskQuery().taskCandidateGroupInExpression("${currentUserGroups()}"));
        ensure(
                4,
                "三天内到期",
                "三天之内到期的任务",
                tasks.createTaskQuery()
                        .dueAfterExpression("${now()}")
                        .dueBeforeExpression("${dateTime().plusDays(3)}"));
        ensure(5, "已超期", "已过办理期限的任务", tasks.createTaskQuery().dueBeforeExpression("${now()}"));
    }

    private TaskQuery mine() {
        return tasks.createTaskQuery()
                .taskCandidateGroupInExpression("${currentUserGroups()}")
                .includeAssignedTasks();
    }

    private void ensure(int priority, String name, String description, TaskQuery query) {
        if (filters.createFilterQuery().filterName(name).count() > 0) {
            return;
        }
        Filter filter = filters.newTaskFilter(name);
        filter.setQuery(query);
        filter.setProperties(Map.of(
                "priority",
                priority,
                "description",
                description,
                "refresh",
                true,
                "showUndefinedVariable",
                false,
                "variables",
                List.of(Map.of("name", "caseTitle", "label", "事项"))));
        filters.saveFilter(filter);
    }
}
