package cn.chaozhou.forum.organisation;

import static org.camunda.bpm.engine.authorization.Permissions.READ;
import static org.camunda.bpm.engine.authorization.Resources.FILTER;

import cn.chaozhou.forum.role.Reader;
import cn.chaozhou.forum.role.Role;
import cn.chaozhou.forum.wording.Texts;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The filters that each role finds in Tasklist at the first login; rights narrow each to the tasks one may see. A filter
 * is known by a key among its properties, so that a new name renames it. What is due first stands first.
 */
@Component
class TaskFilters {

    private static final String KEY = "forumKey";

    private final FilterService filters;
    private final TaskService tasks;
    private final Grants grants;

    TaskFilters(FilterService filters, TaskService tasks, Grants grants) {
        this.filters = filters;
        this.tasks = tasks;
        this.grants = grants;
    }

    @Transactional
    void ensure() {
        Set<Role> everybody = EnumSet.allOf(Role.class);
        ensure(1, "mine", mine(), everybody);
        ensure(
                2,
                "unclaimed",
                tasks.createTaskQuery().taskUnassigned().taskCandidateGroupInExpression("${currentUserGroups()}"),
                everybody);
        ensure(3, "claimed", tasks.createTaskQuery().taskAssigneeExpression("${currentUser()}"), everybody);
        ensure(
                4,
                "dueSoon",
                tasks.createTaskQuery()
                        .dueAfterExpression("${now()}")
                        .dueBeforeExpression("${deadline.beyond('nearDue')}"),
                everybody);
        ensure(5, "overdue", tasks.createTaskQuery().dueBeforeExpression("${now()}"), everybody);
        ensure(6, "unit", tasks.createTaskQuery(), EnumSet.of(Role.HEAD));
        ensure(6, "all", tasks.createTaskQuery(), Reader.WATCHERS);
    }

    /** What I hold, also without being one of its candidates (a question I began), and what my post may claim. */
    private TaskQuery mine() {
        return tasks.createTaskQuery()
                .or()
                .taskAssigneeExpression("${currentUser()}")
                .taskCandidateGroupInExpression("${currentUserGroups()}")
                .endOr();
    }

    private void ensure(int priority, String key, TaskQuery query, Collection<Role> readers) {
        Filter filter = find(key).orElseGet(() -> filters.newTaskFilter(name(key)));
        Map<String, Object> properties = new HashMap<>(Map.of(
                KEY,
                key,
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
        query.orderByDueDate().asc();
        if (filter.getId() == null
                || !asks(filter, query)
                || !name(key).equals(filter.getName())
                || !properties.equals(filter.getProperties())) {
            filter.setName(name(key));
            filter.setQuery(query);
            filter.setProperties(properties);
            filters.saveFilter(filter);
        }
        readers.forEach(role -> grants.grant(role.group(), FILTER, filter.getId(), READ));
    }

    /** Filters of an earlier version had no order, or other limits. */
    private static boolean asks(Filter filter, TaskQuery query) {
        TaskQueryImpl stored = filter.getQuery();
        return !stored.getOrderingProperties().isEmpty()
                && stored.getExpressions().equals(((TaskQueryImpl) query).getExpressions());
    }

    private Optional<Filter> find(String key) {
        return filters.createFilterQuery().list().stream()
                .filter(filter -> filter.getProperties() != null
                        && key.equals(filter.getProperties().get(KEY)))
                .findFirst();
    }

    private static String name(String key) {
        return Texts.of("organisation.filter." + key + ".name");
    }
}
