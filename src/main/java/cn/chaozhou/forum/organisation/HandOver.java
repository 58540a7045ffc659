package cn.chaozhou.forum.organisation;

import cn.chaozhou.forum.audit.AuditTrail;
import cn.chaozhou.forum.casefile.Timeline;
import cn.chaozhou.forum.notice.Notices;
import cn.chaozhou.forum.role.Role;
import cn.chaozhou.forum.wording.Texts;
import java.util.List;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.VariableInstance;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Moves open work from whoever held a post to whoever holds it now. Tasks that wait for nobody in particular need no
 * move: they belong to the post.
 */
@Component
class HandOver {

    /** Who began a process that goes back to them: the diagrams of all processes call it so. */
    private static final String STARTER = "starter";

    private final TaskService tasks;
    private final RuntimeService runtime;
    private final Notices notices;
    private final AuditTrail audit;
    private final People people;
    private final WaitingTasks waiting;
    private final ApplicationEventPublisher listeners;

    HandOver(
            TaskService tasks,
            RuntimeService runtime,
            Notices notices,
            AuditTrail audit,
            People people,
            WaitingTasks waiting,
            ApplicationEventPublisher listeners) {
        this.tasks = tasks;
        this.runtime = runtime;
        this.notices = notices;
        this.audit = audit;
        this.people = people;
        this.waiting = waiting;
        this.listeners = listeners;
    }

    /**
     * Moves what the ended duty left.
     *
     * @param holders who holds the post now; a single one gets the tasks in hand, several find them unclaimed, and
     *     where there is none they wait with the post and its alert
     */
    void of(Duty ended, List<String> holders) {
        String successor = holders.size() == 1 ? holders.get(0) : null;
        for (Task task : tasks.createTaskQuery().taskAssignee(ended.user()).list()) {
            List<String> groups = tasks.getIdentityLinksForTask(task.getId()).stream()
                    .filter(link -> IdentityLinkType.CANDIDATE.equals(link.getType()))
                    .map(IdentityLink::getGroupId)
                    .toList();
            if (groups.contains(ended.group())) {
                move(task, ended.user(), successor);
            } else if (groups.isEmpty() && !ended.standIn() && !holders.isEmpty()) {
                move(task, ended.user(), holders.get(0));
            }
        }
        if (!ended.standIn() && !holders.isEmpty()) {
            begun(ended.user(), holders.get(0));
            listeners.publishEvent(new PostHandedOver(ended.user(), holders.get(0), ended.role()));
        }
        if (holders.isEmpty() && !ended.standIn() && isMissed(ended)) {
            vacant(ended);
        }
    }

    private void move(Task task, String former, @Nullable String successor) {
        tasks.setAssignee(task.getId(), successor);
        audit.done(
                Timeline.SYSTEM,
                Texts.of("organisation.handOver"),
                businessKey(task),
                Texts.of(
                        "organisation.handOver.detail",
                        task.getName(),
                        people.nameOf(former),
                        successor == null ? Texts.of("organisation.handOver.toPost") : people.nameOf(successor)));
    }

    private String businessKey(Task task) {
        String key = runtime.createProcessInstanceQuery()
                .processInstanceId(task.getProcessInstanceId())
                .singleResult()
                .getBusinessKey();
        return key == null ? task.getId() : key;
    }

    /** Processes that would later come back to the predecessor. */
    private void begun(String former, String successor) {
        for (VariableInstance starter : runtime.createVariableInstanceQuery()
                .variableName(STARTER)
                .variableValueEquals(STARTER, former)
                .list()) {
            runtime.setVariable(starter.getExecutionId(), STARTER, successor);
        }
    }

    /** The post of an organisation that is no more is missed only where work has come to it until its last day. */
    private boolean isMissed(Duty ended) {
        return ended.organisation() == null
                || people.isInForce(ended.role(), ended.organisation())
                || waiting.of(List.of(ended.group())) > 0;
    }

    private void vacant(Duty ended) {
        for (String recipient : List.of(Role.SECRETARIAT.group(), Role.SYSTEM_ADMIN.group())) {
            notices.send(
                    recipient,
                    ended.group(),
                    Texts.of("organisation.vacant", people.title(ended.role(), ended.organisation())));
        }
    }
}
