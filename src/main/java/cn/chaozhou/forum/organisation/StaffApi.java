package cn.chaozhou.forum.organisation;

import cn.chaozhou.forum.role.Readers;
import cn.chaozhou.forum.role.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Whom the head of a unit may give a task to; giving it is the engine's own door, {@code POST /task/{id}/assignee}. */
@RestController
@Tag(name = "任职")
class StaffApi {

    private final TaskService tasks;
    private final Readers readers;
    private final Duties duties;
    private final People people;

    StaffApi(TaskService tasks, Readers readers, Duties duties, People people) {
        this.tasks = tasks;
        this.readers = readers;
        this.duties = duties;
        this.people = people;
    }

    /**
     * The people of the unit whose task it is.
     *
     * @param holder who has the task in hand; null for nobody
     */
    record Staff(@Nullable String holder, List<Colleague> people) {}

    record Colleague(String user, String name, boolean standIn) {}

    @GetMapping("/api/staff")
    @Operation(summary = "本单位可办理该任务的人员", description = "供单位负责人改派；不是本单位负责人的，people 为空")
    Staff of(@RequestParam String task) {
        Task found = tasks.createTaskQuery().taskId(task).singleResult();
        List<String> headed = readers.current().staff();
        if (found == null || headed.isEmpty()) {
            return new Staff(null, List.of());
        }
        List<String> groups = tasks.getIdentityLinksForTask(task).stream()
                .map(IdentityLink::getGroupId)
                .filter(group -> group != null && headed.contains(group))
                .toList();
        return new Staff(
                found.getAssignee(),
                duties.all().stream()
                        .filter(duty -> duty.role() == Role.HANDLER && duty.inForce() && groups.contains(duty.group()))
                        .map(duty -> new Colleague(duty.user(), people.nameOf(duty.user()), duty.standIn()))
                        .distinct()
                        .toList());
    }
}
