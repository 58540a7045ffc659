package cn.chaozhou.forum.work;

import cn.chaozhou.forum.engine.HiddenPeople;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code task_work}: one statement for whatever a transaction does to a task. */
@Repository
class TaskBook {

    private static final String WRITE =
            """
            merge into task_work w using (select cast(:task as varchar(64)) task_id) n on (w.task_id = n.task_id)
            when matched then update set
                reassigned = w.reassigned + case when w.holder <> :holder then 1 else 0 end,
                holder = coalesce(:holder, w.holder), claimed_at = coalesce(w.claimed_at, :held),
                definition_id = :definition, name = :name, case_number = :case, due_at = :due,
                finished_at = :finished, done = :done, outcome = :outcome
            when not matched then insert
                (task_id, process_key, definition_id, instance_id, step, name, case_number, created_at, claimed_at,
                 finished_at, due_at, holder, reassigned, done, outcome)
            values (:task, :process, :definition, :instance, :step, :name, :case, :created, :held,
                    :finished, :due, :holder, :reassigned, :done, :outcome)
            """;

    private final JdbcClient db;
    private final Map<String, Set<String>> hidden;

    TaskBook(JdbcClient db, List<HiddenPeople> hidden) {
        this.db = db;
        this.hidden = hidden.stream().collect(Collectors.toMap(HiddenPeople::process, HiddenPeople::tasks));
    }

    /** @param outcome what the doer made of the case, in the words of the timeline */
    void write(TaskChange change, @Nullable String outcome) {
        TaskEntity task = change.task;
        boolean nameless = hidden.getOrDefault(change.process, Set.of()).contains(task.getTaskDefinitionKey());
        db.sql(WRITE)
                .param("task", task.getId())
                .param("process", change.process)
                .param("definition", task.getProcessDefinitionId())
                .param("instance", task.getProcessInstanceId())
                .param("step", task.getTaskDefinitionKey())
                .param("name", task.getName())
                .param("case", change.caseNumber())
                .param("created", change.createdAt)
                .param("held", change.firstHeldAt())
                .param("finished", change.finishedAt())
                .param("due", change.dueAt())
                .param("holder", nameless ? null : change.holder())
                .param("reassigned", change.isReassigned() ? 1 : 0)
                .param("done", change.isDone())
                .param("outcome", outcome)
                .update();
    }
}
