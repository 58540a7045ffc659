package cn.chaozhou.forum.engine;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.persistence.entity.TaskManager;
import org.camunda.bpm.engine.task.Task;

/**
 * Behind every door of the engine that lists or counts tasks: answers people from our own table where it can
 * ({@link TaskQuestion}), and gives the same tasks as the engine's query with the rights of {@link RoleRights} would.
 */
final class TaskPages extends TaskManager {

    private final Set<String> hiddenTasks;

    TaskPages(Set<String> hiddenTasks) {
        this.hiddenTasks = hiddenTasks;
    }

    @Override
    public List<Task> findTasksByQueryCriteria(TaskQueryImpl query) {
        return ours(query)
                .map(tasks -> {
                    var page = tasks.page(query.getFirstResult(), query.getMaxResults());
                    return findTasksByNativeQuery(page, query.getFirstResult(), query.getMaxResults());
                })
                .orElseGet(() -> super.findTasksByQueryCriteria(query));
    }

    @Override
    public long findTaskCountByQueryCriteria(TaskQueryImpl query) {
        return ours(query)
                .map(tasks -> findTaskCountByNativeQuery(tasks.count()))
                .orElseGet(() -> super.findTaskCountByQueryCriteria(query));
    }

    private Optional<PostTasks> ours(TaskQueryImpl query) {
        return Optional.ofNullable(RoleRights.asker())
                .map(who -> TaskSight.of(who, hiddenTasks))
                .flatMap(sight -> TaskQuestion.of(query, sight).map(question -> new PostTasks(sight, question)));
    }

    /** No task has rows of its own ({@link RoleRights}), so that none need be looked for when it ends. */
    @Override
    protected void deleteAuthorizations(Resource resource, String id) {
        if (resource != Resources.TASK) {
            super.deleteAuthorizations(resource, id);
        }
    }
}
