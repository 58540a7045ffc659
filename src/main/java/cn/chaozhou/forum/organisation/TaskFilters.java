package cn.chaozhou.forum.organisation;

import cn.chaozhou.forum.wording.Texts;
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
        ensure(1, "mine", mine());
        ensure(2, "claimed", tasks.createTaskQuery().taskAssigneeExpression("${currentUser()}"));
        ensure(3, "unclaimed", tasks.createTaskQuery().taskCandidateGroupInExpression("${currentUserGroups()}"));
        ensure(
                4,
                "dueSoon",
                tasks.createTaskQuery()
                        .dueAfterExpression("${now()}")
                        .dueBeforeExpression("${dateTime().plusDays(3)}"));
        ensure(5, "overdue", tasks.createTaskQuery().dueBeforeExpression("${now()}"));
    }

    /** What I hold, also without being one of its candidates (a question I began), and what my post may claim. */
    private TaskQuery mine() {
        return tasks.createTaskQuery()
                .or()
                .taskAssigneeExpression("${currentUser()}")
                .taskCandidateGroupInExpression("${currentUserGroups()}")
                .endOr();
    }

    private void ensure(int priority, String key, TaskQuery query) {
        String name = Texts.of("organisation.filter." + key + ".name");
        if (filters.createFilterQuery().filterName(name).count() > 0) {
            return;
        }
        Filter filter = filters.newTaskFilter(name);
        filter.setQuery(query);
        filter.setProperties(Map.of(
                "priority",
                priority,
                "description",
                Texts.of("organisation.filter." + key + ".description"),
                "refresh",
                true,
                "showUndefinedVariable",
                false,
                "variables",
                List.of(Map.of("name", "caseTitle", "label", Texts.of("organisation.filter.column.caseTitle")))));
        filters.saveFilter(filter);
    }
}
