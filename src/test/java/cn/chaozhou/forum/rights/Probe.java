package cn.chaozhou.forum.rights;

import cn.chaozhou.forum.ProcessRun;
import cn.chaozhou.forum.SampleHighlight;
import cn.chaozhou.forum.experience.ExperienceLibrary;
import cn.chaozhou.forum.issue.IssueDesk;
import cn.chaozhou.forum.issue.RaisedIssue;
import cn.chaozhou.forum.issue.RaisedIssue.Outcome;
import cn.chaozhou.forum.organisation.Organisation;
import cn.chaozhou.forum.organisation.People;
import cn.chaozhou.forum.organisation.People.Post;
import cn.chaozhou.forum.question.QuestionWindow;
import cn.chaozhou.forum.role.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.task.Comment;
import org.camunda.bpm.engine.task.Task;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * One case of each kind, all of the team of Dacheng in Raoping, with the water department as reviewer, owner and
 * answerer; whatever stands here is somebody else's to most people. Its ids and texts go by {@code $names}.
 */
class Probe {

    private static final String TEAM = "dacheng";
    private static final String ISSUE = "探针问题四百五十亩缺水";
    private static final String QUESTION = "探针提问水费减免";
    private static final String FILE_TEXT = "探针材料正文井深八十米";
    private static final String ANSWER = "探针答复由水务局按季检测。";
    private static final String ADAPTATION = "探针借鉴拟改打浅井并配套滴灌。";

    private final ProcessRun run;
    private final People people;
    private final Organisation organisation;
    private final IssueDesk issues;
    private final ExperienceLibrary library;
    private final QuestionWindow window;
    private final TaskService tasks;
    private final RuntimeService runtime;
    private final FilterService filters;
    private final AuthorizationService authorizations;
    private final RepositoryService repository;
    private final IdentityService identities;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final Path data;
    private final Map<String, String> names = new TreeMap<>();

    Probe(
            ProcessRun run,
            People people,
            Organisation organisation,
            IssueDesk issues,
            ExperienceLibrary library,
            QuestionWindow window,
            TaskService tasks,
            RuntimeService runtime,
            FilterService filters,
            AuthorizationService authorizations,
            RepositoryService repository,
            IdentityService identities,
            JdbcTemplate jdbc,
            TransactionTemplate transaction,
            @Value("${forum.data}") Path data) {
        this.data = data;
        this.run = run;
        this.people = people;
        this.organisation = organisation;
        this.issues = issues;
        this.library = library;
        this.window = window;
        this.tasks = tasks;
        this.runtime = runtime;
        this.filters = filters;
        this.authorizations = authorizations;
        this.repository = repository;
        this.identities = identities;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /** Plays the cases, the first time it is asked; the names of what came of it. */
    synchronized Map<String, String> names() {
        if (names.isEmpty()) {
            play();
            run.resetClock();
        }
        return names;
    }

    /** The text with each {@code $name} replaced. */
    String filled(String text) {
        String filled = text;
        // The longest name first: $issue must not eat $issueTitle.
        for (String name : names().keySet().stream()
                .sorted((a, b) -> b.length() - a.length())
                .toList()) {
            filled = filled.replace("$" + name, names.get(name));
        }
        return filled;
    }

    private void play() {
        String own = organisation.requireTeam(TEAM).unit();
        String ownUnit = code(own, true);
        people.add(
                List.of(
                        new Post("unit.own", "探针", Role.UNIT, ownUnit),
                        new Post("unit.other", "探针", Role.UNIT, code(own, false))),
                "demo");
        run.now("2026-08-03T09:00+08:00");
        names.put("session", run.businessKey(run.startBy("secretariat", "sessionCycle", Map.of())));
        run.now("2026-08-28T09:00+08:00");
        names.put("highlight", SampleHighlight.accepted(run, "2031-01", TEAM));
        names.put("highlightTitle", "为民找水打井");
        review(names.get("highlight"));
        questions();
        issue();
        experience();
    }

    private String code(String unit, boolean same) {
        return organisation.units().stream()
                .filter(u -> u.name().equals(unit) == same)
                .findFirst()
                .orElseThrow()
                .code();
    }

    private void review(String highlight) {
        String review = run.start(
                "departmentReview",
                Map.of(
                        "sessionNumber", "2031-01",
                        "meetingDate", "2026-09-18",
                        "reviewOrder", highlight + "|water"));
        run.submitBy(
                "handler.water",
                review,
                "userTask_writeReview",
                Map.ofEntries(
                        Map.entry("truth", "5"),
                        Map.entry("effect", "4"),
                        Map.entry("repeatability", "3"),
                        Map.entry("newness", "4"),
                        Map.entry("suggestion", "探针点评建议先做水质检测。"),
                        Map.entry("conclusion", "adapt")));
        names.put("review", run.businessKey(review));
        names.put("reviewText", "探针点评建议先做水质检测");
    }

    private void questions() {
        window.open("2031-01", Date.from(Instant.parse("2031-09-21T10:00:00Z")));
        names.put("question", run.businessKey(shown(QUESTION)));
        names.put("questionText", QUESTION);
        String answered = shown("探针提问水质检测由谁负责");
        run.submitBy("handler.water", answered, "userTask_answerQuestion", Map.of("answerText", ANSWER));
        run.submitBy("captain.dacheng", answered, "userTask_rateAnswer", Map.of("rating", "satisfied"));
        names.put("answerText", ANSWER);
        window.close("2031-01");
    }

    private String shown(String text) {
        String question = run.startBy("captain.dacheng", "questionAnswer", Map.of());
        run.submitBy(
                "captain.dacheng",
                question,
                "userTask_writeQuestion",
                Map.of("addressee", "dept.water", "anonymous", false, "questionText", text));
        run.submitBy("secretariat", question, "userTask_moderateQuestion", Map.of("moderation", "show"));
        return question;
    }

    private void issue() {
        run.now("2026-09-18T09:00+08:00");
        String number = issues.raise(
                new RaisedIssue(ISSUE, "大埕镇土地久旱缺水。", "农田水利", null, TEAM, null, null, Outcome.DISPATCHED, null, null));
        run.submit(
                task(number, "userTask_dispatchIssue").getProcessInstanceId(),
                "userTask_dispatchIssue",
                Map.of("owner", "dept.water", "issueClass", "ordinary", "note", "请先到现场查看水源。"));
        run.startBy("supervisor", "issueChase", Map.of("chasedIssue", number, "chaseText", "请抓紧。"));
        names.put("issue", number);
        names.put("issueTitle", ISSUE);
        Task claim = tasks.createTaskQuery().processInstanceBusinessKey(number).list().stream()
                .filter(t -> t.getTaskDefinitionKey().equals("userTask_claimIssue"))
                .findFirst()
                .orElseThrow();
        names.put("task", claim.getId());
        names.put("instance", claim.getProcessInstanceId());
        names.put("execution", claim.getExecutionId());
        names.put("definition", claim.getProcessDefinitionId());
        names.put("variable", variable(claim.getProcessInstanceId()));
        names.put(
                "filter",
                filters.createFilterQuery().filterName("我的待办").singleResult().getId());
        archived();
        held();
        file("textFile", "探针材料.txt", "text/plain");
        file("pictureFile", "探针照片.png", "image/png");
        names.put("fileName", "探针材料.txt");
        names.put("fileText", FILE_TEXT);
        engine();
    }

    /** A session whose meeting was held. */
    private void held() {
        names.put("held", "2031-03");
        jdbc.update(
                "insert into session (number, version, opened_at, status, theme, task_category, meeting_form, place,"
                        + " meeting_date) values ('2031-03', 0, now(), 'MINUTES', '探针主题', 'industry', 'onSite', '大埕镇', current_date)");
    }

    /** A case that was cleared, and its file. */
    private void archived() {
        Path file = data.resolve("archive/probe.json.gz");
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(data.resolve("archive/probe.files.zip"), "probe");
            try (GZIPOutputStream zip = new GZIPOutputStream(Files.newOutputStream(file))) {
                zip.write("{}".getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        jdbc.update("insert into archived_case (number, kind, title, ended_at, archived_at, file, sha256) values"
                + " ('WT-1999-0001', 'issue', '探针旧案', now(), now(), 'probe.json.gz', '0')");
    }

    /** A file of the issue. */
    private void file(String probe, String name, String mediaType) {
        String id = UUID.randomUUID().toString();
        Path file = data.resolve("files").resolve(id.substring(0, 2)).resolve(id);
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, FILE_TEXT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        jdbc.update(
                "insert into attachment (id, case_number, instance, task, step, name, media_type, size_bytes, sha256,"
                        + " on_date, kind, uploaded_at, uploaded_by)"
                        + " values (?, ?, ?, ?, 'userTask_claimIssue', ?, ?, 1, '0', current_date, 'photo', now(), 'handler.water')",
                id,
                names.get("issue"),
                names.get("instance"),
                names.get("task"),
                name,
                mediaType);
        names.put(probe, id);
    }

    /** What hangs on the task and on the engine besides the case itself. */
    private void engine() {
        names.put("comment", "探针备注请速办");
        Comment comment = run.as("handler.water", () -> tasks.createComment(names.get("task"), null, "探针备注请速办"));
        names.put("commentId", comment.getId());
        Filter everything = filters.newTaskFilter("everything");
        everything.setQuery(tasks.createTaskQuery());
        names.put("everything", filters.saveFilter(everything).getId());
        Authorization forAll = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GLOBAL);
        forAll.setUserId(Authorization.ANY);
        forAll.setResource(Resources.FILTER);
        forAll.setResourceId(names.get("everything"));
        forAll.addPermission(Permissions.READ);
        authorizations.saveAuthorization(forAll);
        ProcessDefinition supervision = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey("issueSupervision")
                .latestVersion()
                .singleResult();
        names.put("supervision", supervision.getId());
        names.put("deployment", supervision.getDeploymentId());
        names.put(
                "resource",
                repository
                        .getDeploymentResources(supervision.getDeploymentId())
                        .get(0)
                        .getId());
        jdbc.update("insert into ACT_HI_OP_LOG (ID_, OPERATION_ID_, OPERATION_TYPE_, CATEGORY_, TIMESTAMP_, USER_ID_,"
                + " PROC_DEF_KEY_, PROPERTY_) values ('probe', 'probe.operation', 'Claim', 'TaskWorker', now(),"
                + " 'handler.water', 'issueSupervision', 'assignee')");
        User mailed = identities.createUserQuery().userId("handler.agri").singleResult();
        mailed.setEmail("probe@example.com");
        identities.saveUser(mailed);
    }

    private String variable(String instance) {
        return runtime.createVariableInstanceQuery()
                .processInstanceIdIn(instance)
                .listPage(0, 1)
                .get(0)
                .getId();
    }

    private void experience() {
        run.now("2026-08-28T09:00+08:00");
        String source = SampleHighlight.accepted(run, "2031-02", TEAM);
        names.put("experience", transaction.execute(s -> library.publish(source)));
        names.put("published", source);
        String borrowing = run.startBy("captain.fubin", "experienceBorrowing", Map.of());
        run.submitBy(
                "captain.fubin",
                borrowing,
                "userTask_describeAdaptation",
                new HashMap<>(Map.of(
                        "entry", names.get("experience"),
                        "adaptation", ADAPTATION,
                        "industry", "water",
                        "market", "local",
                        "scale", "villages",
                        "localConditions", "浅层地下水丰富")));
        names.put("borrowingText", ADAPTATION);
    }

    private Task task(String number, String step) {
        return tasks.createTaskQuery()
                .processInstanceBusinessKey(number)
                .taskDefinitionKey(step)
                .singleResult();
    }
}
