package cn.chaozhou.forum.work;

import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Date;
import java.util.Objects;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.jspecify.annotations.Nullable;

/** What one transaction does to one task; made while the engine's command runs, read when the transaction ends. */
final class TaskChange {

    final TaskEntity task;
    final String process;
    final OffsetDateTime createdAt;

    private final OffsetDateTime at;
    private final ZoneId zone;
    private final @Nullable String before;
    private @Nullable String after;

    private @Nullable ExecutionEntity instance;
    private @Nullable OffsetDateTime finishedAt;
    private boolean done;

    /** @param before who had the task until now */
    TaskChange(TaskEntity task, @Nullable String before, OffsetDateTime at, ZoneId zone) {
        this.task = task;
        this.before = before;
        this.at = at;
        this.zone = zone;
        after = before;
        process = task.getProcessDefinition().getKey();
        createdAt = moment(task.getCreateTime());
    }

    void heldBy(@Nullable String holder) {
        after = holder;
    }

    /** @param by who did it; null where the flow took it away */
    void ended(boolean finished, @Nullable String by) {
        after = by;
        finishedAt = at;
        done = finished;
        // Kept, not asked now: the first form of a case gets its number after it.
        instance = task.getExecution() == null ? null : task.getExecution().getProcessInstance();
    }

    boolean hasEnded() {
        return finishedAt != null;
    }

    @Nullable
    OffsetDateTime finishedAt() {
        return finishedAt;
    }

    boolean isDone() {
        return done;
    }

    /** Who has it now, or had it until now. */
    @Nullable
    String holder() {
        return after == null ? before : after;
    }

    /** Where no row says since when: whoever had the task before without a row had it from its arrival. */
    @Nullable
    OffsetDateTime firstHeldAt() {
        return holder() == null ? null : before != null ? createdAt : at;
    }

    boolean isReassigned() {
        return before != null && after != null && !Objects.equals(before, after);
    }

    @Nullable
    String caseNumber() {
        return instance == null ? null : instance.getBusinessKey();
    }

    @Nullable
    OffsetDateTime dueAt() {
        return task.getDueDate() == null ? null : moment(task.getDueDate());
    }

    private OffsetDateTime moment(Date date) {
        return date.toInstant().atZone(zone).toOffsetDateTime();
    }
}
