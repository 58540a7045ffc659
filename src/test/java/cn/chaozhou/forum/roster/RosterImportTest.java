package cn.chaozhou.forum.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.chaozhou.forum.ForumTest;
import cn.chaozhou.forum.engine.InputRefused;
import cn.chaozhou.forum.organisation.Organisation;
import cn.chaozhou.forum.organisation.Persons;
import cn.chaozhou.forum.organisation.Persons.Person;
import cn.chaozhou.forum.role.Role;
import cn.chaozhou.forum.roster.RosterImport.Outcome;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.ss.usermodel.FormulaError;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** Files go in as a whole or not at all. An application of its own: the organisation changes here. */
@ForumTest
@TestPropertySource(properties = "forum.roster.rows=2000")
class RosterImportTest {

    private static final List<String> TABLES = List.of(
            "county",
            "department",
            "dispatching_unit",
            "team",
            "person",
            "duty",
            "audit_entry",
            "ACT_ID_USER",
            "ACT_ID_GROUP",
            "ACT_ID_MEMBERSHIP");

    @Autowired
    RosterImport roster;

    @Autowired
    RosterExport export;

    @Autowired
    Organisation organisation;

    @Autowired
    Persons persons;

    @Autowired
    IdentityService identities;

    @Autowired
    JdbcClient db;

    @Autowired
    Clock clock;

    private LocalDate today;

    @BeforeEach
    void today() {
        today = LocalDate.ofInstant(clock.instant(), clock.getZone());
    }

    @Test
    void twelveFaultsInTheFileOfFortyFiveTeamsAreFoundAndNothingIsWritten() throws Exception {
        Workbook book = new Workbook(exported());
        assertThat(book.below("工作队")).as("45 teams below the head").isGreaterThanOrEqualTo(47);
        book.put("工作队", "A3", book.cell("工作队", "A2").toString())
                .put("工作队", "C5", "atlantis")
                .put("工作队", "E8", "2025年9月1日")
                .put("工作队", "F8", "2025/8/31")
                .put("工作队", "B12", "大埕\uFFFD镇")
                .put("工作队", "E14", "2026-02-30")
                .put("工作队", "D16", null)
                .put("工作队", "B20", "长".repeat(61))
                .row("工作队", book.below("工作队"), "Bad Code", "新镇", "raoping", "sample");
        book.cell("工作队", "B10").setCellFormula("A10&\"镇\"");
        book.cell("工作队", "G18").setCellErrorValue(FormulaError.NA.getCode());
        int duty = book.below("任职");
        book.row(
                        "任职",
                        duty,
                        "handler.water",
                        "队长",
                        "dacheng",
                        "否",
                        today.plusDays(9).toString())
                .row("任职", duty + 1, "nobody.here", "部门经办", "agri", "否", today.toString());
        int badCode = book.below("工作队") - 1;
        Map<String, Object> before = tables();

        List<String> faults = at(roster.check(book.bytes(), "45.xlsx"));

        assertThat(faults)
                .containsExactly(
                        "工作队!A3 编码",
                        "工作队!C5 县区编码",
                        "工作队!F8 截止日",
                        "工作队!B10 镇",
                        "工作队!B12 镇",
                        "工作队!E14 起始日",
                        "工作队!D16 派出单位编码",
                        "工作队!G18 接续单位编码",
                        "工作队!B20 镇",
                        "工作队!A" + badCode + " 编码",
                        "任职!E" + duty + " 起始日",
                        "任职!A" + (duty + 1) + " 账号");
        for (Role role : List.of(Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN)) {
            Outcome written = roster.write(book.bytes(), "45.xlsx", "systemadmin", role);
            assertThat(at(written)).isEqualTo(faults);
            assertThat(written.written()).isFalse();
            assertThat(written.changes()).isEmpty();
        }
        assertThat(tables()).isEqualTo(before);
    }

    @Test
    void eachFaultSaysWhatToDo() {
        assertThat(faults("部门.csv", "编码,部门名称,地址\nagri,市农业农村局,某路\n"))
                .containsExactly("C1 部门表没有这一列，请改为编码、部门名称、起始日、截止日、接续单位编码之一，或删去此列。");
        assertThat(faults("x.csv", "编码,名称\nagri,市农业农村局\n")).containsExactly("A1 看不出是县区、部门、派出单位中的哪一类，请把“名称”列改为模板中的表头。");
        assertThat(faults("x.csv", "甲,乙\n1,2\n")).containsExactly("A1 看不出是哪一类名册，请使用模板的表头。");
        assertThat(faults("x.csv", "编码,镇,县区编码\nnew,新镇,raoping\n")).containsExactly(" 缺少“派出单位编码”列，请补上。");
        assertThat(faults("x.csv", "编码,部门名称,编码\nagri,市农业农村局,agri\n")).containsExactly("C1 这一列重复了，请删去一列。");
        assertThat(faults("x.csv", "编码,部门名称,\nagri,市农业农村局,备注\n")).containsExactly("C2 这一列没有表头，请补上或删去。");
        assertThat(faults("x.csv", "编码,部门名称\nyouth,=A1\n")).containsExactly("B2 是公式，请改为填好的文字或日期。");
        assertThat(faults("x.csv", "编码,部门名称\nyouth,市农业农村局\n")).containsExactly("B2 名称与编码“agri”相同，请改名或改用原编码。");
        assertThat(faults("x.csv", "编码,部门名称\ngeology,广东省地质局等单位\n"))
                .containsExactly("A2 编码“geology”是派出单位，不能改作部门，请放到相应的表里。");
        assertThat(faults("x.csv", "编码,部门名称,接续单位编码\nagri,市农业农村局,org\n")).containsExactly("C2 填了接续单位，就要填截止日。");
        assertThat(faults("x.csv", "编码,县区名称,截止日\nraoping,饶平县,2026-01-01\n"))
                .containsExactly("C2 还有 21 个单位属于它，请先把这些单位改归别处（可用导入一次完成）。");
        assertThat(faults("x.csv", "账号,姓名,电话\nzhang.san,张三,12345\n")).containsExactly("C2 请填写手机号或带区号的固定电话，可用空格和连字符分隔。");
        assertThat(faults("x.csv", "账号,姓名,邮箱\nzhang.san,张三,zhangsan\n"))
                .containsExactly("C2 请填写完整的邮箱地址，例如 zhangsan@example.gov.cn；不用邮箱的留空。");
        assertThat(faults("x.csv", "账号,姓名\nzhang.san,张*\n")).containsExactly("B2 是掩码后的姓名，请填写全名。");
        assertThat(faults("x.csv", "账号,姓名\nZhang San,张三\n"))
                .containsExactly("A2 只能由字母、数字和 . _ @ - 组成，3 至 64 个字符，且不能是手机号或身份证号。");
        assertThat(faults("x.csv", "账号,岗位,起始日\nhandler.agri,审计管理员," + today + "\n"))
                .containsExactly("B2 系统、安全、审计管理员互不兼任，也不兼任其他岗位。");
        assertThat(faults("x.csv", "账号,岗位,单位编码,代办,起始日\nhandler.agri,部门经办,agri,或许,2026年9月31日\n"))
                .containsExactly("D2 “或许”请改为“是”或“否”。", "E2 “2026年9月31日”不是日期，请写成 2026-09-01 或 2026年9月1日。");
    }

    @Test
    void twoHoldersWithinTheFileAreFoundAtTheSecond() {
        String day = today.plusDays(30).toString();
        String last = today.plusDays(29).toString();
        String holder = "captain.tangxi,队长,tangxi," + dutyFrom("captain.tangxi") + "," + last + "\n";
        String head = "账号,岗位,单位编码,起始日,截止日\n";
        assertThat(faults("x.csv", head + "handler.water,队长,tangxi," + day + ",\n" + holder))
                .as("an end makes room for a row before it")
                .isEmpty();
        assertThat(faults(
                        "x.csv",
                        head + holder + "handler.water,队长,tangxi," + day + ",\nhead.water,队长,tangxi," + day + ",\n"))
                .containsExactly("D4 汤溪镇工作队队长在这段时间已由 handler.water 担任，请先确定其最后一天。");
    }

    @Test
    void anAccountOfSomebodyRemovedIsNeverGivenAgain() {
        roster.write(csv("账号,姓名\nli.si,李四\n"), "x.csv", "systemadmin", Role.SYSTEM_ADMIN);
        assertThat(persons.find("li.si").orElseThrow().name()).isEqualTo("李四");
        identities.deleteUser("li.si");
        assertThat(faults("x.csv", "账号,姓名\nli.si,李四光\n")).containsExactly("A2 曾属于已删除的人员，不能再用，请换一个账号名。");
    }

    @Test
    void whatIsExportedChangesNothingWhenItComesBack() throws Exception {
        persons.save(new Person("handler.culture", "欧阳明", "13912345678", "ouyang@example.gov.cn"));
        persons.save(new Person("head.culture", "何光", null, null));
        roster.write(csv("编码,部门名称\nodd,'=1+1\n"), "x.csv", "systemadmin", Role.SYSTEM_ADMIN);
        assertThat(organisation.departmentName("odd")).contains("=1+1");

        Outcome workbook = roster.check(exported(), "名册.xlsx");
        assertThat(workbook.faults()).isEmpty();
        assertThat(workbook.changes()).isEmpty();
        assertThat(workbook.unchanged()).isGreaterThan(45 + 4 + 140 + 140);
        assertThat(new Workbook(exported())
                        .cell("人员", "B" + new Workbook(exported()).find("人员", 0, "handler.culture"))
                        .toString())
                .isEqualTo("欧*");
        assertThat(new String(
                        RosterBook.csv(RosterKind.PERSON, export.rows(RosterKind.PERSON)), StandardCharsets.UTF_8))
                .contains("o***@example.gov.cn")
                .doesNotContain("ouyang@");
        for (RosterKind kind : RosterKind.values()) {
            byte[] one = RosterBook.csv(kind, export.rows(kind));
            Outcome csv = roster.check(one, kind.title() + ".csv");
            assertThat(csv.faults()).as(kind.title()).isEmpty();
            assertThat(csv.changes()).as(kind.title()).isEmpty();
            assertThat(csv.unchanged())
                    .as(kind.title())
                    .isEqualTo(export.rows(kind).size());
            assertThat(new String(one, StandardCharsets.UTF_8).lines())
                    .as(kind.title())
                    .noneMatch(line -> line.matches("(.*,)?\"?[=+@-].*"));
        }
    }

    @Test
    void theTemplateIsAFileOfNothing() {
        Outcome outcome = roster.check(RosterBook.template(), "名册模板.xlsx");
        assertThat(outcome.faults()).isEmpty();
        assertThat(outcome.changes()).isEmpty();
        assertThat(outcome.unchanged()).isZero();
    }

    @Test
    void eachAdministratorWritesTheirPartOfTheSameFile() throws Exception {
        byte[] file = new Workbook(RosterBook.template())
                .row("县区", 3, "binhai", "滨海区", today.toString())
                .row("派出单位", 3, "tuanwei", "团市委等单位", "", "否")
                .row("工作队", 3, "haibin", " 海滨镇　", "binhai", "tuanwei")
                .row("人员", 3, "wang.wu", "王五", "138 0000 0000")
                .row("任职", 3, "wang.wu", "队长", "haibin", "", today.toString())
                .row("任职", 4, "handler.science", "部门经办", "bank", "", today.toString())
                .bytes();
        Outcome dry = roster.check(file, "新队.xlsx");
        assertThat(dry.faults()).isEmpty();
        assertThat(dry.changes()).extracting(Change::what).containsExactly("新增", "新增", "新增", "新增", "任命", "任命");
        assertThat(dry.changes()).extracting(Change::state).containsOnly("planned");

        Outcome early = roster.write(file, "新队.xlsx", "securityadmin", Role.SECURITY_ADMIN);
        assertThat(states(early)).containsExactly("waiting", "waiting", "waiting", "waiting", "waiting", "written");
        assertThat(early.changes().get(4).note()).isEqualTo("待系统管理员先写入所依据的账号或单位");
        assertThat(organisation.team("haibin")).isEmpty();

        Outcome system = roster.write(file, "新队.xlsx", "systemadmin", Role.SYSTEM_ADMIN);
        assertThat(states(system)).containsExactly("written", "written", "written", "written", "waiting");
        assertThat(organisation.teams()).extracting(Organisation.Team::title).contains("海滨镇工作队");
        assertThat(identities
                        .createGroupQuery()
                        .groupId("team.haibin.captain")
                        .singleResult()
                        .getName())
                .isEqualTo("海滨镇工作队队长");
        assertThat(persons.find("wang.wu")).contains(new Person("wang.wu", "王五", "138 0000 0000", null));
        assertThat(name("wang.wu")).isEqualTo("未任职人员（王*）");

        Outcome security = roster.write(file, "新队.xlsx", "securityadmin", Role.SECURITY_ADMIN);
        assertThat(states(security)).containsExactly("written");
        assertThat(name("wang.wu")).isEqualTo("海滨镇工作队队长（王*）");
        assertThat(identities.createGroupQuery().groupMember("wang.wu").list())
                .extracting(group -> group.getId())
                .contains("captain", "team.haibin.captain");
        assertThat(roster.check(file, "新队.xlsx").changes())
                .as("all of it is there")
                .isEmpty();
        List<String> audited = db.sql("select action || '|' || coalesce(subject, '') || '|' || coalesce(detail, '')"
                        + " from audit_entry order by seq")
                .query(String.class)
                .list();
        assertThat(audited)
                .anyMatch(line -> line.startsWith("新增工作队|haibin|") && line.contains("海滨镇"))
                .anyMatch(
                        line -> line.startsWith("登记人员|wang.wu|") && line.contains("王*") && line.contains("138****0000"))
                .anyMatch(line -> line.startsWith("导入名册|新队.xlsx|"))
                .noneMatch(line -> line.contains("王五"));
    }

    @Test
    void bytesOfAnotherEncodingAreToldCellByCell() {
        byte[] gbk = "编码,部门名称\nyouth,团市委\n".getBytes(Charset.forName("GBK"));
        assertThat(at(roster.check(gbk, "部门.csv"))).containsExactly("部门!A1 ");
        assertThat(roster.check(gbk, "部门.csv").faults().get(0).advice()).contains("CSV UTF-8");
    }

    @Test
    void daysAndNumbersOfASpreadsheetAreTakenAsTheyLook() throws Exception {
        Workbook book = new Workbook(RosterBook.template());
        book.row("部门", 3, "sports", "市体育局").row("人员", 3, "zhao.liu", "赵六");
        book.cell("部门", "C3").setCellValue(today.plusYears(1));
        book.cell("部门", "C3")
                .setCellStyle(book.cell("部门", "C3").getSheet().getWorkbook().createCellStyle());
        book.cell("部门", "C3").getCellStyle().setDataFormat((short) 14);
        book.cell("人员", "C3").setCellValue(13911112222L);
        Outcome written = roster.write(book.bytes(), "x.xlsx", "systemadmin", Role.SYSTEM_ADMIN);
        assertThat(written.faults()).isEmpty();
        assertThat(persons.find("zhao.liu").orElseThrow().phone()).isEqualTo("13911112222");
        assertThat(organisation.departmentName("sports")).contains("市体育局");
        assertThat(organisation.departments())
                .as("not before its day")
                .extracting(Organisation.Named::code)
                .doesNotContain("sports");
    }

    @Test
    void whatIsNoSpreadsheetOrTooMuchIsRefused() throws Exception {
        assertUnreadable(new byte[0], "没有内容");
        assertUnreadable(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0}, "旧版");
        assertUnreadable("PK no zip".getBytes(StandardCharsets.UTF_8), "完好");
        assertUnreadable(csv("编码,部门名称\n" + "a,b\n".repeat(2001)), "2000 行");
        assertUnreadable(csv("编码,部门名称" + ",".repeat(60) + "\n"), "50 列");
        assertUnreadable(csv("编码,\"部门名称\nagri"), "引号");
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bomb)) {
            zip.putNextEntry(new ZipEntry("xl/workbook.xml"));
            byte[] megabyte = new byte[1 << 20];
            for (int i = 0; i < 64; i++) {
                zip.write(megabyte);
            }
        }
        assertThat(bomb.size()).isLessThan(100_000);
        assertUnreadable(bomb.toByteArray(), "20 MB");
    }

    private void assertUnreadable(byte[] content, String why) {
        assertThatThrownBy(() -> roster.check(content, "x"))
                .isInstanceOf(InputRefused.class)
                .hasMessageContaining(why);
    }

    private byte[] exported() {
        return RosterBook.workbook(export::rows);
    }

    private static byte[] csv(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Where it is and what to do. */
    private List<String> faults(String file, String text) {
        return roster.check(csv(text), file).faults().stream()
                .map(fault -> fault.column() + (fault.column().isEmpty() ? "" : fault.row()) + " " + fault.advice())
                .toList();
    }

    private static List<String> at(Outcome outcome) {
        return outcome.faults().stream()
                .map(fault -> fault.sheet() + "!" + fault.column() + fault.row() + " " + fault.header())
                .toList();
    }

    private static List<String> states(Outcome outcome) {
        return outcome.changes().stream().map(Change::state).toList();
    }

    private String name(String user) {
        return identities.createUserQuery().userId(user).singleResult().getFirstName();
    }

    private String dutyFrom(String user) {
        return db.sql("select from_day from duty where user_id = ?")
                .param(user)
                .query(LocalDate.class)
                .single()
                .toString();
    }

    private Map<String, Object> tables() {
        Map<String, Object> rows = new TreeMap<>();
        TABLES.forEach(table -> rows.put(
                table,
                new ArrayList<>(db.sql("select * from " + table + " order by 1, 2").query().listOfRows().stream()
                        .map(String::valueOf)
                        .toList())));
        return rows;
    }
}
