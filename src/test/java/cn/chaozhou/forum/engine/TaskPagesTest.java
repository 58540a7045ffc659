package cn.chaozhou.forum.engine;

import static org.assertj.core.api.Assertions.assertThat;

import cn.chaozhou.forum.ForumTest;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Supplier;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Lists read from our own table hold what the engine's query with the same rights finds, on random tasks and people. */
@ForumTest
class TaskPagesTest {

    private static final List<String> POSTS = List.of(
            "team.dacheng.captain",
            "team.fubin.captain",
            "dept.agri.handler",
            "dept.agri.head",
            "dept.water.handler",
            "county.raoping.county",
            "supervisor",
            "secretariat");
    private static final List<String> ROLES =
            List.of("captain", "handler", "head", "county", "supervisor", "secretariat", "manager", "leader");
    private static final String PROBE = "sightProbe";
    private static final int TASKS = 150;

    /** Says nothing, and is no question of ours: the engine answers it. */
    private static final int ANY_PRIORITY = -1;

    @Autowired
    RepositoryService repository;

    @Autowired
    RuntimeService runtime;

    @Autowired
    TaskService tasks;

    @Autowired
    FilterService filters;

    @Autowired
    IdentityService identities;

    @Autowired
    JdbcClient db;

    @Autowired
    ProcessEngine engine;

    @Autowired
    PostTaskTable table;

    @Autowired
    List<HiddenPeople> hidden;

    private final Random random = new Random(20261126);
    private final List<String> deployments = new ArrayList<>();

    @BeforeEach
    void tasksOfEveryKind() {
        String secret = hidden.get(0).tasks().iterator().next();
        for (String step : List.of("userTask_probe", secret)) {
            deployments.add(repository
                    .createDeployment()
                    .addModelInstance(
                            "sight-probe.bpmn",
                            Bpmn.createExecutableProcess(PROBE)
                                    .camundaHistoryTimeToLive(1)
                                    .startEvent()
                                    .userTask(step)
                                    .camundaCandidateGroups("${posts}")
                                    .endEvent()
                                    .done())
                    .deploy()
                    .getId());
            for (int i = 0; i < TASKS / 2; i++) {
                String posts = random.nextInt(3) == 0 ? one(POSTS) : one(POSTS) + "," + one(POSTS);
                runtime.startProcessInstanceByKey(PROBE, Map.of("posts", posts));
            }
        }
        for (Task task : all()) {
            change(task);
        }
    }

    @AfterEach
    void cleanUp() {
        identities.clearAuthentication();
        deployments.forEach(id -> repository.deleteDeployment(id, true));
        assertThat(wrongRows()).as("rows of deleted cases").isZero();
    }

    /** What becomes of a task in its life, by every command that the product uses. */
    private void change(Task task) {
        String id = task.getId();
        for (int i = random.nextInt(4); i > 0; i--) {
            switch (random.nextInt(8)) {
                case 0 -> tasks.setAssignee(id, one(people()));
                case 1 -> tasks.setAssignee(id, null);
                case 2 -> tasks.addCandidateGroup(id, one(POSTS));
                case 3 -> tasks.deleteCandidateGroup(id, one(POSTS));
                case 4 -> tasks.addCandidateUser(id, one(people()));
                case 5 -> {
                    Task stored = tasks.createTaskQuery().taskId(id).singleResult();
                    stored.setDueDate(random.nextInt(4) == 0 ? null : day());
                    stored.setName("事项" + random.nextInt(5));
                    stored.setPriority(random.nextInt(3));
                    tasks.saveTask(stored);
                }
                case 6 -> tasks.delegateTask(id, one(people()));
                default -> {
                    if (random.nextInt(4) == 0) {
                        runtime.deleteProcessInstance(task.getProcessInstanceId(), "probe");
                        return;
                    } else if (random.nextInt(6) == 0) {
                        tasks.complete(id);
                        return;
                    }
                }
            }
        }
    }

    @Test
    void everyListOfEverybodyHoldsWhatTheEngineFinds() {
        assertThat(wrongRows()).isZero();
        int compared = 0;
        for (String user : people()) {
            identities.clearAuthentication();
            List<String> groups = groupsOf(user);
            identities.setAuthentication(user, groups);
            for (Filter filter : filters.createFilterQuery().list()) {
                for (Function<TaskQuery, TaskQuery> order : orders()) {
                    String what = user + groups + " " + filter.getName();
                    List<Task> own = pages(filter, () -> order.apply(tasks.createTaskQuery()));
                    List<Task> engines = filters.list(
                            filter.getId(), order.apply(tasks.createTaskQuery().taskMinPriority(ANY_PRIORITY)));
                    assertThat(ids(own)).as(what).containsExactlyInAnyOrderElementsOf(ids(engines));
                    assertThat(own.stream().map(this::limit))
                            .as(what)
                            .containsExactlyElementsOf(
                                    engines.stream().map(this::limit).toList());
                    assertThat(filters.count(filter.getId())).as(what).isEqualTo(engines.size());
                    compared += engines.size();
                }
            }
            same(() -> tasks.createTaskQuery().orderByTaskName().desc(), Task::getName);
            same(() -> tasks.createTaskQuery().orderByTaskPriority().asc(), Task::getPriority);
            same(() -> tasks.createTaskQuery().orderByTaskCreateTime().asc(), Task::getCreateTime);
            same(() -> tasks.createTaskQuery().orderByDueDate().desc(), this::limit);
            same(() -> tasks.createTaskQuery().orderByTaskAssignee().asc(), Task::getAssignee);
            Date now = new Date();
            String post = one(POSTS);
            same(() -> tasks.createTaskQuery().dueAfter(now), Task::getId);
            same(
                    () -> tasks.createTaskQuery()
                            .taskAssignee("sight.a")
                            .orderByTaskId()
                            .asc(),
                    Task::getId);
            same(() -> tasks.createTaskQuery().taskCandidateGroup(post).taskUnassigned(), Task::getId);
            same(() -> tasks.createTaskQuery().taskCandidateGroupIn(groups).taskAssignee(user), Task::getId);
        }
        assertThat(compared).as("tasks compared").isGreaterThan(TASKS);
    }

    /** Without rows the lists of Tasklist are empty: it is the table that answers. A start fills it again. */
    @Test
    void theTableIsReadAndAStartMendsIt() {
        identities.setAuthentication("sight.none", List.of("captain", "team.dacheng.captain"));
        long before = tasks.createTaskQuery().count();
        assertThat(before).isPositive();
        db.sql("delete from post_task").update();
        assertThat(tasks.createTaskQuery().count()).isZero();
        identities.clearAuthentication();
        assertThat(wrongRows()).isPositive();

        table.postProcessEngineBuild(engine);

        assertThat(wrongRows()).isZero();
        identities.setAuthentication("sight.none", List.of("captain", "team.dacheng.captain"));
        assertThat(tasks.createTaskQuery().count()).isEqualTo(before);
    }

    private <T> void same(Supplier<TaskQuery> query, Function<Task, T> key) {
        TaskQuery own = query.get();
        List<Task> engines = query.get().taskMinPriority(ANY_PRIORITY).list();
        List<Task> found = own.list();
        assertThat(ids(found)).containsExactlyInAnyOrderElementsOf(ids(engines));
        assertThat(found.stream().map(key))
                .containsExactlyElementsOf(engines.stream().map(key).toList());
        assertThat(own.count()).isEqualTo(engines.size());
    }

    /** As Tasklist turns them. */
    private List<Task> pages(Filter filter, Supplier<TaskQuery> order) {
        int size = 1 + random.nextInt(20);
        List<Task> found = new ArrayList<>();
        List<Task> page;
        do {
            page = filters.listPage(filter.getId(), order.get(), found.size(), size);
            found.addAll(page);
        } while (page.size() == size);
        return found;
    }

    /** The filter's own order stands first. */
    private static List<Function<TaskQuery, TaskQuery>> orders() {
        return List.of(query -> query, query -> query.orderByDueDate().asc(), query -> query.orderByTaskCreateTime()
                .desc());
    }

    private Date limit(Task task) {
        return task.getDueDate() == null ? new Date(Long.MAX_VALUE) : task.getDueDate();
    }

    private List<String> ids(List<Task> found) {
        return found.stream().map(Task::getId).toList();
    }

    private List<Task> all() {
        return tasks.createTaskQuery().list().stream()
                .filter(task -> task.getProcessDefinitionId().startsWith(PROBE))
                .toList();
    }

    /** Rows that are missing, too many, or say something else than the engine's tables. */
    private long wrongRows() {
        String right = "select T.ID_ task_id, L.GROUP_ID_ post, T.ASSIGNEE_ is not null held,"
                + " coalesce(T.DUE_DATE_, timestamp '9999-12-31 00:00:00') due_at,"
                + " exists (select 1 from ACT_RU_IDENTITYLINK O where O.TASK_ID_ = T.ID_ and O.TYPE_ = 'candidate'"
                + " and O.GROUP_ID_ <> L.GROUP_ID_) shared"
                + " from ACT_RU_TASK T join ACT_RU_IDENTITYLINK L on L.TASK_ID_ = T.ID_"
                + " where L.TYPE_ = 'candidate' and L.GROUP_ID_ is not null";
        String stored = "select task_id, post, held, due_at, shared from post_task";
        return db.sql("select (select count(*) from (" + right + " except " + stored + ") a)"
                        + " + (select count(*) from (" + stored + " except " + right + ") b)")
                .query(Long.class)
                .single();
    }

    private static List<String> people() {
        return List.of(
                "sight.a", "sight.b", "sight.c", "sight.d", "sight.e", "captain.dacheng", "head.agri", "supervisor");
    }

    /** Its own of somebody real; the engine knows nothing of the others. */
    private List<String> groupsOf(String user) {
        List<String> groups = new ArrayList<>(identities.createGroupQuery().groupMember(user).list().stream()
                .map(Group::getId)
                .toList());
        if (groups.isEmpty()) {
            groups.add(one(ROLES));
            for (int i = random.nextInt(4); i > 0; i--) {
                groups.add(one(POSTS));
            }
        }
        return groups;
    }

    private Date day() {
        return new Date(System.currentTimeMillis() + (random.nextInt(20) - 8) * 86_400_000L);
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
