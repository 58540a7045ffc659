package cn.chaozhou.forum.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.chaozhou.forum.ForumTest;
import cn.chaozhou.forum.ProcessRun;
import cn.chaozhou.forum.engine.ConflictRefused;
import cn.chaozhou.forum.engine.InputRefused;
import cn.chaozhou.forum.organisation.People;
import cn.chaozhou.forum.organisation.Persons;
import cn.chaozhou.forum.organisation.Persons.Person;
import cn.chaozhou.forum.organisation.Reason;
import cn.chaozhou.forum.question.QuestionWindow;
import cn.chaozhou.forum.role.Role;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.Picture;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.spin.Spin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestPropertySource;
import org.springframework.util.FileSystemUtils;

/** One person's data: found everywhere, erased everywhere, refused while a case is open. */
@ForumTest
@TestPropertySource(properties = "forum.data=target/personal-data-test")
@Import(PersonalDataTest.Archive.class)
class PersonalDataTest {

    private static final Path ARCHIVED = Path.of("target/personal-data-test/archive/issue/2001");
    private static final String NAME = "钟离春晓";
    private static final String PHONE = "13798765432";
    private static final String EMAIL = "zhongli@example.gov.cn";
    private static final Reason REASON = new Reason("本人书面申请，" + NAME + "已调离");
    private static int persons;

    @Autowired
    PersonalData data;

    @Autowired
    SubjectSheet sheet;

    @Autowired
    People people;

    @Autowired
    Persons known;

    @Autowired
    QuestionWindow window;

    @Autowired
    ProcessRun run;

    @Autowired
    IdentityService identities;

    @Autowired
    RuntimeService runtime;

    @Autowired
    TaskService tasks;

    @Autowired
    JdbcTemplate db;

    @Autowired
    Archive archive;

    private String user;
    private String session;

    /** Files that a later part of the product will keep. */
    static class Archive implements PersonalFiles {

        private final List<String> lines = new ArrayList<>();
        private boolean broken;

        @Override
        public List<Trace> find(Subject subject) {
            return lines.stream()
                    .filter(subject::isInJson)
                    .map(line -> new Trace("归档文件", null, null, subject.excerpt(line), Trace.Fate.REPLACED))
                    .toList();
        }

        @Override
        public void erase(Subject subject, String pseudonym) {
            if (broken) {
                throw new IllegalStateException("disk full");
            }
            lines.replaceAll(line -> subject.withoutInJson(line, pseudonym));
        }
    }

    @BeforeEach
    void noFiles() throws IOException {
        FileSystemUtils.deleteRecursively(ARCHIVED);
    }

    @BeforeEach
    void somebodyNew() {
        run.now("2041-09-18T09:00+08:00");
        user = "zhongli." + ++persons;
        session = "2041-%02d".formatted(persons);
        people.addAccount(user);
        known.save(new Person(user, NAME, PHONE, EMAIL));
        archive.lines.clear();
        archive.broken = false;
    }

    @AfterEach
    void realTime() {
        run.resetClock();
        window.close(session);
    }

    @Test
    void whoLeftNothingButTheAccountIsErasedToo() {
        assertThat(sources(export())).contains("人员姓名和联系方式", "账号").doesNotContain("问题");
        erase();
        assertThat(sources(export())).containsOnly("账号名封存（防止重用）", "审计记录");
    }

    @Test
    void anOpenCaseRefusesWithTheReason() {
        join();
        ProcessInstance issue = issue();
        assertThatThrownBy(this::erase)
                .isInstanceOf(ConflictRefused.class)
                .hasMessageContaining("龙湖镇工作队队长")
                .hasMessageContaining("未办结事项")
                .hasMessageContaining(run.businessKey(issue.getId()));
        leave();
        assertThatThrownBy(this::erase)
                .isInstanceOf(ConflictRefused.class)
                .hasMessageNotContaining("岗位 ")
                .hasMessageContaining(run.businessKey(issue.getId()));
        String held = run.startBy("captain.longhu", "issueSupervision", Map.of());
        tasks.setAssignee(run.task(held, "userTask_describeIssue").getId(), user);
        assertThatThrownBy(this::erase).hasMessageContaining("待办任务 1 项");
        assertThat(known.find(user)).as("nothing was written").isPresent();
        end();
        runtime.deleteProcessInstance(held, "test");
        assertThat(erase()).containsKey("问题");
    }

    @Test
    void aNamelessQuestionStaysNamelessToWhoeverKeepsAccounts() {
        join();
        String number = run.businessKey(question(true, "隐名问：补贴何时发放，我的电话" + PHONE));
        leave();
        assertThatThrownBy(this::erase).hasMessageContaining("匿名提问").hasMessageNotContaining(number);
        List<Trace> found = export();
        assertThat(found)
                .anyMatch(
                        trace -> trace.source().equals("提问") && trace.content().contains("匿名"));
        assertThat(found).noneMatch(trace -> (trace.key() + trace.content()).contains(number));
        assertThat(found).noneMatch(trace -> trace.content().contains("补贴何时发放"));
        end();
        erase();
        assertThat(everywhere(user, NAME, PHONE, EMAIL)).isEmpty();
    }

    @Test
    void everyCopyIsFoundAndNothingIsLeftButTheAudit() throws IOException {
        join();
        String number = everythingSomebodyLeaves();
        String other = otherCase();
        leave();
        end();

        List<Trace> found = export();
        assertThat(sources(found))
                .contains(
                        "人员姓名和联系方式",
                        "账号",
                        "账号附加信息",
                        "登录地址",
                        "登录记录",
                        "任职记录",
                        "案卷经过",
                        "通知",
                        "待发的邮件通知",
                        "问题",
                        "提问",
                        "我也有此问题",
                        "任务备注",
                        "任务历史",
                        "变量历史",
                        "流程变量（较长的）",
                        "归档文件",
                        "审计记录");
        assertThat(found)
                .anyMatch(trace -> number.equals(trace.key()) && trace.content().contains(NAME));
        assertSheet(sheet.write(found));

        Map<String, Long> places = erase();
        assertThat(places).containsKeys("案卷经过", "问题", "提问").doesNotContainKey("审计记录");
        assertThat(everywhere(user, NAME, PHONE, EMAIL)).isEmpty();
        assertThat(archive.lines).allMatch(line -> line.contains("已清除人员-") && line.contains("\"" + user + "\":1"));
        assertThat(sources(export())).containsOnly("账号名封存（防止重用）", "审计记录");
        String pseudonym = db.queryForObject(
                "select actor from timeline where case_key = ? and actor like '已清除人员-%'" + " fetch first row only",
                String.class, number);
        assertThat(pseudonym).matches("已清除人员-[0-9]{4}");
        assertThat(db.queryForObject("select description from issue where number = ?", String.class, number))
                .isEqualTo("请联系钟*，电话137****5432，或137****5432。");
        assertThat(db.queryForObject("select description from issue where number = ?", String.class, other))
                .as("what others wrote stays, but for the person")
                .isEqualTo("已请钟*协调灌渠清淤。");
        assertProof(places);
        assertThatThrownBy(() -> people.addAccount(user)).isInstanceOf(InputRefused.class);
        assertThat(identities.createUserQuery().userId(user).count()).isZero();
        assertThatThrownBy(() -> data.export("nobody.ever", REASON, "systemadmin"))
                .isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void draftsGoAndOthersDraftsNameNobody() {
        db.update(
                "insert into form_draft (task, person, content, saved_at) values ('privacy-1', ?, ?, now())",
                user,
                "{\"questionText\":\"没有写完的话\"}");
        db.update(
                "insert into form_draft (task, person, content, saved_at)"
                        + " values ('privacy-2', 'captain.anbu', ?, now())",
                "{\"summary\":\"请" + NAME + "帮忙\"}");
        List<Trace> found = export();
        assertThat(sources(found)).contains("表单草稿");
        assertThat(found).noneMatch(trace -> trace.content().contains("没有写完的话"));
        erase();
        assertThat(db.queryForList("select content from form_draft where task like 'privacy-%'", String.class))
                .containsExactly("{\"summary\":\"请钟*帮忙\"}");
        db.update("delete from form_draft where task like 'privacy-%'");
    }

    @Test
    void filesOfClearedCasesAreRewrittenAndTheirSumsFollow() throws IOException {
        Path file = archived(
                "WT-2001-0001",
                "{\"number\":\"WT-2001-0001\",\"case\":[{\"title\":\"找" + NAME + "修渠\"}],\"timeline\":[{\"actor\":\""
                        + user + "\"}]}");
        Path nameless = archived(
                "2001-01_Q-001",
                "{\"number\":\"2001-01/Q-001\",\"case\":[{\"anonymous\":true,\"asker\":\"" + user
                        + "\",\"text\":\"补贴何时发放\"}]}");
        Path other = archived("WT-2001-0002", "{\"number\":\"WT-2001-0002\",\"case\":[{\"title\":\"修路\"}]}");
        byte[] untouched = Files.readAllBytes(other);

        List<Trace> found =
                export().stream().filter(trace -> trace.source().equals("归档文件")).toList();
        assertThat(found).hasSize(2).anyMatch(trace -> "WT-2001-0001".equals(trace.key()));
        assertThat(found).noneMatch(trace -> (trace.key() + trace.content()).contains("Q-001"));
        assertThat(found).noneMatch(trace -> trace.content().contains("补贴"));

        assertThat(erase()).containsEntry("归档文件", 2L);
        assertThat(unzipped(file)).contains("找钟*修渠", "已清除人员-").doesNotContain(NAME, user);
        assertThat(unzipped(nameless)).contains("补贴何时发放").doesNotContain(user);
        assertThat(Files.readAllBytes(other)).isEqualTo(untouched);
        assertThat(db.queryForObject("select sha256 from archived_case where number = 'WT-2001-0001'", String.class))
                .isEqualTo(sum(Files.readAllBytes(file)));
    }

    private Path archived(String name, String content) throws IOException {
        Path file = Files.createDirectories(ARCHIVED).resolve(name + ".json.gz");
        try (OutputStream zipped = new GZIPOutputStream(Files.newOutputStream(file))) {
            zipped.write(content.getBytes(StandardCharsets.UTF_8));
        }
        db.update(
                "insert into archived_case (number, kind, title, ended_at, archived_at, file, sha256)"
                        + " values (?, 'issue', 'x', now(), now(), ?, ?)",
                name,
                "issue/2001/" + name + ".json.gz",
                sum(Files.readAllBytes(file)));
        return file;
    }

    private static String unzipped(Path file) throws IOException {
        try (InputStream zipped = new GZIPInputStream(Files.newInputStream(file))) {
            return new String(zipped.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String sum(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void whatFailsHalfWayChangesNothing() {
        archive.lines.add("{\"actor\":\"" + user + "\"}");
        archive.broken = true;
        assertThatThrownBy(this::erase).hasMessageContaining("disk full");
        assertThat(known.find(user)).isPresent();
        assertThat(identities.createUserQuery().userId(user).count()).isEqualTo(1);
        assertThat(db.queryForObject(
                        "select count(*) from audit_entry where subject = ? and action = '清除个人信息'",
                        Integer.class,
                        user))
                .isZero();
        archive.broken = false;
        assertThat(erase()).containsKey("归档文件");
    }

    @Test
    void twoErasedPersonsAreTwoPseudonyms() {
        String first = user;
        db.update("insert into timeline (case_key, at, actor, step) values ('ERASE-1', now(), ?, '签收')", first);
        erase();
        somebodyNew();
        db.update("insert into timeline (case_key, at, actor, step) values ('ERASE-1', now(), ?, '签收')", user);
        erase();
        assertThat(db.queryForList("select distinct actor from timeline where case_key = 'ERASE-1'", String.class))
                .hasSize(2);
    }

    private String everythingSomebodyLeaves() {
        identities.setUserPicture(user, new Picture("x".getBytes(StandardCharsets.UTF_8), "image/png"));
        identities.setUserInfo(user, "note", NAME);
        db.update("insert into login_address (user_id, address, last_at) values (?, '10.9.9.9', now())", user);
        db.update("insert into login_event (at, kind, account, address) values (now(), 'LOGIN', ?, '10.9.9.9')", user);
        db.update("insert into login_event (at, kind, account, actor) values (now(), 'UNLOCKED', 'leader', ?)", user);
        db.update(
                "insert into duty (user_id, role, organisation, stand_in, from_day, to_day, in_force)"
                        + " values (?, 'captain', 'longhu', false, date '2040-01-01', date '2040-12-31', false)",
                user);
        db.update(
                "insert into notice (recipient, case_key, at, shown_at, text) values (?, 'WT-1', now(), now(), ?)",
                user,
                NAME + "请回电或回信至" + EMAIL);
        db.update(
                "insert into notice_message (user_id, urgent, state, due_at, tries) values (?, false, 'FAILED', now(), 9)",
                user);
        String question = question(false, "问：农机补贴何时到位？");
        run.submitBy("secretariat", question, "userTask_moderateQuestion", Map.of("moderation", "show"));
        String others = run.startBy("captain.fubin", "questionAnswer", Map.of());
        run.submitBy(
                "captain.fubin",
                others,
                "userTask_writeQuestion",
                Map.of("addressee", "dept.water", "anonymous", false, "questionText", "问：水费减免到哪天？"));
        db.update(
                "insert into question_support (question, person, said_at) values (?, ?, now())",
                run.businessKey(others),
                user);
        runtime.deleteProcessInstance(others, "test");
        ProcessInstance issue = issue();
        runtime.setVariable(issue.getId(), "listed", Spin.JSON("[\"" + user + "\",{\"name\":\"" + NAME + "\"}]"));
        variableHistory(issue.getId());
        archive.lines.add("{\"actor\":\"" + user + "\",\"" + user + "\":1}");
        return run.businessKey(issue.getId());
    }

    /** The engine no longer writes it, but an office has what it wrote before. */
    private void variableHistory(String instance) {
        db.update(
                "insert into ACT_GE_BYTEARRAY (ID_, REV_, NAME_, BYTES_, ROOT_PROC_INST_ID_, CREATE_TIME_)"
                        + " select concat('old-', V.ID_), 1, V.NAME_, B.BYTES_, V.PROC_INST_ID_, now()"
                        + " from ACT_RU_VARIABLE V join ACT_GE_BYTEARRAY B on B.ID_ = V.BYTEARRAY_ID_"
                        + " where V.PROC_INST_ID_ = ? and V.NAME_ = 'listed'",
                instance);
        db.update(
                "insert into ACT_HI_VARINST (ID_, REV_, NAME_, VAR_TYPE_, PROC_INST_ID_, ROOT_PROC_INST_ID_, TEXT_,"
                        + " CREATE_TIME_) select concat('old-', ID_), 1, NAME_, TYPE_, PROC_INST_ID_, PROC_INST_ID_, TEXT_,"
                        + " now() from ACT_RU_VARIABLE where PROC_INST_ID_ = ? and NAME_ = 'description'",
                instance);
    }

    /** Somebody else's case, in which the person is only named. */
    private String otherCase() {
        String instance = run.startBy("captain.fubin", "issueSupervision", Map.of());
        run.submitBy("captain.fubin", instance, "userTask_describeIssue", described("已请" + NAME + "协调灌渠清淤。"));
        return run.businessKey(instance);
    }

    private ProcessInstance issue() {
        String instance = run.startBy(user, "issueSupervision", Map.of());
        String first = run.task(instance, "userTask_describeIssue").getId();
        run.as(user, () -> tasks.createComment(first, null, NAME + "填写"));
        run.submitBy(
                user, instance, "userTask_describeIssue", described("请联系" + NAME + "，电话" + PHONE + "，或137-9876-5432。"));
        return runtime.createProcessInstanceQuery().processInstanceId(instance).singleResult();
    }

    private static Map<String, Object> described(String description) {
        return Map.of(
                "decision", "submit",
                "title", "灌渠清淤缺设备",
                "description", description,
                "category", "农田水利",
                "urgency", "normal");
    }

    private String question(boolean anonymous, String text) {
        window.open(session, Date.from(Instant.parse("2041-09-21T10:00:00Z")));
        String question = run.startBy(user, "questionAnswer", Map.of());
        run.submitBy(
                user,
                question,
                "userTask_writeQuestion",
                Map.of("addressee", "dept.water", "anonymous", anonymous, "questionText", text));
        return question;
    }

    private void join() {
        Role.CAPTAIN.groups("longhu").forEach(group -> identities.createMembership(user, group));
    }

    private void leave() {
        Role.CAPTAIN.groups("longhu").forEach(group -> identities.deleteMembership(user, group));
    }

    /** Ends what the person has begun. */
    private void end() {
        List<String> begun = db.queryForList(
                "select distinct ID_ from ACT_RU_EXECUTION where PARENT_ID_ is null and SUPER_EXEC_ is null and ("
                        + "ID_ in (select PROC_INST_ID_ from ACT_RU_VARIABLE where TEXT_ = ?)"
                        + " or ID_ in (select PROC_INST_ID_ from ACT_HI_PROCINST where START_USER_ID_ = ?)"
                        + " or BUSINESS_KEY_ in (select number from question where asker = ?))",
                String.class,
                user,
                user,
                user);
        begun.forEach(id -> runtime.deleteProcessInstance(id, "test"));
    }

    private List<Trace> export() {
        return data.export(user, REASON, "systemadmin");
    }

    private Map<String, Long> erase() {
        return run.as("systemadmin", () -> data.erase(user, REASON, "systemadmin"));
    }

    private static Set<String> sources(List<Trace> found) {
        return found.stream().map(Trace::source).collect(Collectors.toCollection(TreeSet::new));
    }

    private void assertProof(Map<String, Long> places) {
        Map<String, Object> line =
                db.queryForMap("select actor, detail from audit_entry where subject = ? and action = '清除个人信息'", user);
        assertThat(line.get("actor")).isEqualTo("systemadmin");
        assertThat((String) line.get("detail"))
                .contains("本人书面申请", "钟*", "案卷经过 " + places.get("案卷经过") + " 处")
                .doesNotContain(NAME, "已清除人员");
    }

    private static void assertSheet(byte[] file) throws IOException {
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(file))) {
            XSSFSheet page = book.getSheetAt(0);
            assertThat(page.getRow(0).getCell(1).getStringCellValue()).isEqualTo("来源");
            assertThat(page.getLastRowNum()).isGreaterThan(10);
            page.forEach(row -> row.forEach(cell -> {
                assertThat(cell.getCellType()).isNotEqualTo(CellType.FORMULA);
                assertThat(cell.getCellStyle().getQuotePrefixed()).isTrue();
            }));
        }
    }

    /** Every column of every table but the audit and the id that is kept, looked at without the catalogue. */
    private Set<String> everywhere(String... needles) {
        Set<String> left = new TreeSet<>();
        db.queryForList("select c.TABLE_NAME, c.COLUMN_NAME, c.DATA_TYPE from INFORMATION_SCHEMA.COLUMNS c"
                        + " join INFORMATION_SCHEMA.TABLES t on t.TABLE_NAME = c.TABLE_NAME"
                        + " where t.TABLE_TYPE = 'BASE TABLE' and t.TABLE_SCHEMA = 'PUBLIC'"
                        + " and (c.DATA_TYPE like 'CHARACTER%' or c.DATA_TYPE like 'BINARY%')")
                .forEach(column -> {
                    String table = (String) column.get("TABLE_NAME");
                    String name = (String) column.get("COLUMN_NAME");
                    if (!Set.of("AUDIT_ENTRY", "ACCOUNT_STATE").contains(table.toUpperCase())) {
                        boolean bytes = ((String) column.get("DATA_TYPE")).startsWith("BINARY");
                        db
                                .query(
                                        "select \"" + name + "\" from \"" + table + "\" where \"" + name
                                                + "\" is not null",
                                        (row, number) -> bytes
                                                ? new String(row.getBytes(1), StandardCharsets.UTF_8)
                                                : row.getString(1))
                                .stream()
                                .filter(value -> Set.of(needles).stream().anyMatch(value::contains))
                                .forEach(value -> left.add(table + "." + name + ": " + value));
                    }
                });
        return left;
    }
}
