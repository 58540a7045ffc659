package cn.chaozhou.forum.attachment;

import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which case a task belongs to, who may read its files, and who holds which step. */
@Component
class TaskSteps {

    private final TaskService tasks;
    private final List<CaseWithFiles> kinds;
    private final JdbcClient db;

    TaskSteps(TaskService tasks, List<CaseWithFiles> kinds, JdbcClient db) {
        this.tasks = tasks;
        this.kinds = kinds;
        this.db = db;
    }

    /**
     * An open task as far as files go.
     *
     * @param caseNumber the case whose files it shows; null where its kind of case takes none
     * @param own whether the task is a step of that case, and not of one that looks at it
     * @param holder who has claimed it; null for nobody
     */
    record Step(
            String task,
            String instance,
            String step,
            @Nullable String caseNumber,
            boolean own,
            @Nullable String holder) {

        boolean takesFilesOf(String user) {
            return own && user.equals(holder);
        }
    }

    /** @throws NoSuchElementException also where the person whose request this is doesn't see the task */
    Step visible(String task) {
        // The query finds only what the person may see.
        Task found = Optional.ofNullable(tasks.createTaskQuery().taskId(task).singleResult())
                .orElseThrow(() -> new NoSuchElementException("no task " + task));
        String key = businessKey(found.getProcessInstanceId());
        String number = kinds.stream()
                .flatMap(kind -> kind.caseOf(key).stream())
                .findFirst()
                .orElse(null);
        return new Step(
                task,
                found.getProcessInstanceId(),
                found.getTaskDefinitionKey(),
                number,
                key.equals(number),
                found.getAssignee());
    }

    /** Whether the person whose request this is reads the case, by its own rules or because one of its tasks is theirs. */
    boolean mayRead(String caseNumber) {
        return kinds.stream().anyMatch(kind -> kind.isReadable(caseNumber))
                || tasks.createTaskQuery()
                                .processInstanceBusinessKey(caseNumber)
                                .count()
                        > 0;
    }

    /** The holder of a step that is open, empty text for nobody; no holder where the step is closed. */
    Optional<String> holder(String instance, String step) {
        return db
                .sql("select coalesce(ASSIGNEE_, '') from ACT_RU_TASK where PROC_INST_ID_ = ? and TASK_DEF_KEY_ = ?")
                .params(instance, step)
                .query(String.class)
                .list()
                .stream()
                .findFirst();
    }

    private String businessKey(String instance) {
        return db.sql("select coalesce(BUSINESS_KEY_, '') from ACT_RU_EXECUTION where ID_ = ?")
                .param(instance)
                .query(String.class)
                .optional()
                .orElse("");
    }
}
