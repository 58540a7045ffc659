package cn.chaozhou.forum.dossier;

import cn.chaozhou.forum.casefile.Timeline;
import cn.chaozhou.forum.organisation.People;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ActivityTypes;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The paths that processes took on a case, ended ones included: from the engine's history while it is there, with what
 * {@code task_work} knows of its tasks; once history is cleared, from that alone.
 */
@Component
class Paths {

    private static final String WORK =
            """
            select task_id task, definition_id definition, instance_id instance, step, name, created_at created,
                claimed_at claimed, finished_at finished, due_at due, holder, reassigned, done, outcome
            from task_work where instance_id in (:instances) or case_number = :number order by created_at, task_id
            """;

    private final HistoryService history;
    private final RepositoryService repository;
    private final JdbcClient db;
    private final Timeline timeline;
    private final People people;
    private final Clock clock;

    Paths(
            HistoryService history,
            RepositoryService repository,
            JdbcClient db,
            Timeline timeline,
            People people,
            Clock clock) {
        this.history = history;
        this.repository = repository;
        this.db = db;
        this.timeline = timeline;
        this.people = people;
        this.clock = clock;
    }

    /**
     * One process that worked or works on the case.
     *
     * @param definition the engine's id of its diagram
     * @param askedAt until when it is told
     * @param whole false where only its tasks are known any more
     */
    record Path(
            String instance,
            String definition,
            String name,
            OffsetDateTime startedAt,
            @Nullable OffsetDateTime endedAt,
            OffsetDateTime askedAt,
            boolean whole,
            List<Passing> passings) {}

    /**
     * One time that it came to a step.
     *
     * @param type of the step, in the words of BPMN
     * @param claimedAt when somebody first had the task; null where nobody did, or nobody knows
     * @param who did it or has it; null for what the flow does, and where nobody may know
     * @param withdrawn taken away by the flow
     * @param outcome what came of it, in the words of the timeline
     */
    record Passing(
            String step,
            @Nullable String name,
            String type,
            OffsetDateTime startedAt,
            @Nullable OffsetDateTime claimedAt,
            @Nullable OffsetDateTime endedAt,
            @Nullable OffsetDateTime dueAt,
            @Nullable String who,
            boolean withdrawn,
            int reassigned,
            @Nullable String outcome) {}

    private record Work(
            String task,
            String definition,
            String instance,
            String step,
            @Nullable String name,
            OffsetDateTime created,
            @Nullable OffsetDateTime claimed,
            @Nullable OffsetDateTime finished,
            @Nullable OffsetDateTime due,
            @Nullable String holder,
            int reassigned,
            boolean done,
            @Nullable String outcome) {}

    /** Number of the case that an instance works on, ended or not. */
    Optional<String> number(String instance) {
        return timeline.asSystem(() -> Optional.ofNullable(history.createHistoricProcessInstanceQuery()
                        .processInstanceId(instance)
                        .singleResult()))
                .map(HistoricProcessInstance::getBusinessKey);
    }

    /** In the order in which they began. */
    List<Path> ofCase(String number) {
        return timeline.asSystem(() -> {
            Map<String, HistoricProcessInstance> known =
                    history.createHistoricProcessInstanceQuery().processInstanceBusinessKey(number).list().stream()
                            .collect(Collectors.toMap(HistoricProcessInstance::getId, instance -> instance));
            Map<String, List<Work>> work = work(known.keySet().stream().toList(), number);
            Map<String, String> names = new HashMap<>();
            List<Path> paths = new ArrayList<>();
            known.forEach((id, instance) -> paths.add(path(instance, work.getOrDefault(id, List.of()), names)));
            work.forEach((id, tasks) -> {
                if (!known.containsKey(id)) {
                    paths.add(path(id, tasks, names));
                }
            });
            paths.sort(Comparator.comparing(Path::startedAt).thenComparing(Path::instance));
            return paths;
        });
    }

    private Map<String, List<Work>> work(List<String> instances, String number) {
        return db
                .sql(WORK)
                .param("instances", instances.isEmpty() ? List.of("") : instances)
                .param("number", number)
                .query(Work.class)
                .list()
                .stream()
                .collect(Collectors.groupingBy(Work::instance, LinkedHashMap::new, Collectors.toList()));
    }

    private Path path(HistoricProcessInstance instance, List<Work> work, Map<String, String> names) {
        Map<String, Work> tasks = work.stream().collect(Collectors.toMap(Work::task, task -> task));
        List<Passing> passings = history
                .createHistoricActivityInstanceQuery()
                .processInstanceId(instance.getId())
                .orderPartiallyByOccurrence()
                .asc()
                .list()
                .stream()
                .filter(step -> !ActivityTypes.MULTI_INSTANCE_BODY.equals(step.getActivityType()))
                .map(step -> passing(step, tasks.get(String.valueOf(step.getTaskId())), names))
                .toList();
        return new Path(
                instance.getId(),
                instance.getProcessDefinitionId(),
                name(instance.getProcessDefinitionId()),
                moment(instance.getStartTime()),
                moment(instance.getEndTime()),
                OffsetDateTime.now(clock),
                true,
                passings);
    }

    private Path path(String instance, List<Work> work, Map<String, String> names) {
        List<Passing> passings = work.stream()
                .map(task -> new Passing(
                        task.step(),
                        task.name(),
                        ActivityTypes.TASK_USER_TASK,
                        task.created(),
                        task.claimed(),
                        task.finished(),
                        task.due(),
                        called(task.holder(), names),
                        !task.done() && task.finished() != null,
                        task.reassigned(),
                        task.outcome()))
                .toList();
        Work last = work.get(work.size() - 1);
        return new Path(
                instance,
                last.definition(),
                name(last.definition()),
                work.get(0).created(),
                last.finished(),
                OffsetDateTime.now(clock),
                false,
                passings);
    }

    private Passing passing(HistoricActivityInstance step, @Nullable Work task, Map<String, String> names) {
        // The task is a moment younger than the step; how long it waited counts from the task.
        OffsetDateTime started = task == null ? moment(step.getStartTime()) : task.created();
        // An open task that somebody had from its arrival has no row yet.
        OffsetDateTime claimed = task != null ? task.claimed() : step.getAssignee() == null ? null : started;
        return new Passing(
                step.getActivityId(),
                step.getActivityName(),
                step.getActivityType(),
                started,
                claimed,
                moment(step.getEndTime()),
                task == null ? null : task.due(),
                called(task != null ? task.holder() : step.getAssignee(), names),
                step.isCanceled(),
                task == null ? 0 : task.reassigned(),
                task == null ? null : task.outcome());
    }

    private @Nullable String called(@Nullable String user, Map<String, String> names) {
        return user == null ? null : names.computeIfAbsent(user, people::nameOf);
    }

    private String name(String definition) {
        return Optional.ofNullable(repository
                        .createProcessDefinitionQuery()
                        .processDefinitionId(definition)
                        .singleResult())
                .map(ProcessDefinition::getName)
                .orElse(definition);
    }

    private @Nullable OffsetDateTime moment(@Nullable Date date) {
        return date == null ? null : date.toInstant().atZone(clock.getZone()).toOffsetDateTime();
    }
}
