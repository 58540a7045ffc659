package cn.chaozhou.forum.engine;

import java.lang.reflect.Field;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.db.PersistenceSession;
import org.camunda.bpm.engine.impl.db.entitymanager.DbEntityManager;
import org.camunda.bpm.engine.impl.db.entitymanager.cache.CachedDbEntity;
import org.camunda.bpm.engine.impl.db.entitymanager.operation.DbOperationType;
import org.camunda.bpm.engine.impl.persistence.entity.IdentityLinkEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.jspecify.annotations.Nullable;
import org.springframework.util.ReflectionUtils;

/**
 * Keeps the table {@code post_task} with the tasks: whatever the engine writes of a task or of its candidates passes here,
 * whichever command it comes from, and the rows follow in the same transaction.
 */
final class PostTaskWriter extends DbEntityManager {

    private static final String REMOVE = "delete from post_task where task_id = ?";
    private static final String MOVE = "update post_task set held = ?, due_at = ? where task_id = ?";
    private static final String ADD = PostTaskTable.ADD + " and T.ID_ = ?";

    /** What the engine compares an entity with to see whether it has changed. */
    private static final Field STORED = EngineParts.field(CachedDbEntity.class, "copy");

    private final Set<String> begun = new HashSet<>();
    private final Set<TaskEntity> moved = new LinkedHashSet<>();
    private final Set<String> offered = new LinkedHashSet<>();
    private final Set<String> ended = new LinkedHashSet<>();

    PostTaskWriter(PersistenceSession session) {
        super(Context.getProcessEngineConfiguration().getIdGenerator(), session);
    }

    @Override
    protected void performEntityOperation(CachedDbEntity cached, DbOperationType type) {
        super.performEntityOperation(cached, type);
        if (cached.getEntity() instanceof TaskEntity task) {
            switch (type) {
                case INSERT -> begun.add(task.getId());
                case DELETE -> ended.add(task.getId());
                default -> {
                    if (isMoved(task, ReflectionUtils.getField(STORED, cached))) {
                        moved.add(task);
                    }
                }
            }
        } else if (cached.getEntity() instanceof IdentityLinkEntity link
                && link.getTaskId() != null
                && link.getGroupId() != null) {
            offered.add(link.getTaskId());
        }
    }

    /** @param before what the engine remembers of the stored task; nothing where it was handed in from outside */
    private static boolean isMoved(TaskEntity task, @Nullable Object before) {
        if (!(before instanceof Map<?, ?> stored)) {
            return true;
        }
        return (stored.get("assignee") == null) != (task.getAssignee() == null)
                || !Objects.equals(stored.get("dueDate"), task.getDueDate());
    }

    @Override
    protected void flushDbOperationManager() {
        super.flushDbOperationManager();
        offered.removeAll(ended);
        moved.removeIf(task -> ended.contains(task.getId()) || offered.contains(task.getId()));
        try {
            Set<String> old = new LinkedHashSet<>(ended);
            offered.stream().filter(task -> !begun.contains(task)).forEach(old::add);
            write(REMOVE, old, (row, task) -> row.setString(1, task));
            write(MOVE, moved, (row, task) -> {
                row.setBoolean(1, task.getAssignee() != null);
                row.setTimestamp(2, due(task));
                row.setString(3, task.getId());
            });
            write(ADD, offered, (row, task) -> row.setString(1, task));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        List.of(begun, moved, offered, ended).forEach(Set::clear);
    }

    private static Timestamp due(TaskEntity task) {
        return task.getDueDate() == null
                ? Timestamp.valueOf(PostTaskTable.NEVER)
                : new Timestamp(task.getDueDate().getTime());
    }

    private interface Row<T> {
        void fill(PreparedStatement statement, T of) throws SQLException;
    }

    private static <T> void write(String sql, Collection<T> all, Row<T> row) throws SQLException {
        if (all.isEmpty()) {
            return;
        }
        Connection connection =
                Context.getCommandContext().getDbSqlSession().getSqlSession().getConnection();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (T one : all) {
                row.fill(statement, one);
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }
}
