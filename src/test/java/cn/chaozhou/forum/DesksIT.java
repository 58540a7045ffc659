package cn.chaozhou.forum;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.openqa.selenium.Dimension;

/**
 * Each role at its desk: its main task from the login to its completion, and what it may start, at the two widths of the
 * offices' screens. In a demo edition of its own, for a session that is planned here calls on every team.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DesksIT {

    private static final int WIDE = 1440;
    private static final int NARROW = 1024;

    static final List<String> HIGHLIGHT = List.of(
            "亮点标题=为民找水打井",
            "体现的三大合力>",
            "对应的三大任务>",
            "怎么做的、效果如何=发挥省地质局专业优势，为久旱缺水的450亩土地找水打井。",
            "产业或领域>",
            "面向市场>",
            "实施范围>",
            "依托的资源=派出单位的水文地质队伍",
            "前提条件=地下水可采");
    private static final List<String> SOLVED = List.of("已解决，报请核验", "解决情况=两段管网已经接通，三个村都用上了自来水。");

    /** @param files whether the role proves by a file what it says */
    record Work(String user, int width, String task, boolean files, List<String> entries) {

        @Override
        public String toString() {
            return "%s at %d px: %s".formatted(user, width, task);
        }
    }

    private static final List<Work> MAIN_TASKS = List.of(
            new Work("captain.dacheng", WIDE, "填报亮点", true, HIGHLIGHT),
            new Work("captain.guxiang", NARROW, "填报亮点", true, HIGHLIGHT),
            new Work("town.tiepu", WIDE, "核实事实", false, List.of("属实")),
            new Work("town.haishan", NARROW, "核实事实", false, List.of("退回修改", "退回理由=数字要与台账一致。")),
            new Work("handler.education", WIDE, "认领或提出异议", false, List.of("认领")),
            new Work("handler.commerce", NARROW, "认领或提出异议", false, List.of("提出异议", "应由哪个单位主办>", "异议理由=不属于商务部门的职责。")),
            new Work("handler.water", WIDE, "办理问题", true, SOLVED),
            new Work("handler.transport", NARROW, "办理问题", true, SOLVED),
            new Work("head.culture", WIDE, "审批延期", false, List.of("同意", "理由=勘察确需时间。")),
            new Work("head.ecology", NARROW, "督办处理", false, List.of("处理要求=三天内到现场，写明何时办结。")),
            new Work("county.chaoan", WIDE, "县区同意", false, List.of("同意")),
            new Work("county.raoping", NARROW, "县区同意", false, List.of("不同意", "理由=今年已有同样的项目。")),
            new Work("secretariat", WIDE, "受理亮点", false, List.of("受理")),
            new Work("secretariat", NARROW, "裁定主办单位", false, List.of("仍自原交办时起算", "裁定理由=按派单目录办理。")),
            new Work("supervisor", NARROW, "核验解决情况", false, List.of("属实，问题已解决")),
            new Work("leader", WIDE, "督办处理", false, List.of("处理要求=本周内约谈，下周报结果。")));

    /** Whoever has to find out why sees the page as it was. */
    @RegisterExtension
    final AfterTestExecutionCallback onFailure = test -> {
        if (test.getExecutionException().isPresent()) {
            Files.write(
                    Path.of("target", test.getDisplayName().replaceAll("[^a-z0-9.]", "_") + ".png"), browser.picture());
        }
    };

    @TempDir
    static Path folder;

    private static PackagedForum forum;
    private static Browser browser;
    private static Desk desk;

    @BeforeAll
    static void openBrowser() throws Exception {
        Browser.assumeInstalled();
        forum = new PackagedForum(folder.resolve("data"));
        forum.start();
        browser = Browser.at(forum, WIDE + ",900");
        desk = new Desk(browser);
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
        }
        if (forum != null) {
            forum.close();
        }
    }

    @Order(1)
    @ParameterizedTest(name = "{0}")
    @FieldSource("MAIN_TASKS")
    void doesTheMainTask(Work work) throws Exception {
        sitDown(work.user(), work.width());
        desk.openTask(work.task());
        if (work.files()) {
            desk.tab("材料");
            desk.attach(LocalDate.now().minusDays(3).toString(), picture());
            browser.sees("现场照片.png");
            desk.tab("表单");
        }
        desk.isToldWhatLacks();
        desk.fillIn(work.entries());
        desk.submit();
        assertThat(forum.get(work.user(), "/api/done?page=0&size=1")
                        .at("/rows/0/name")
                        .asText())
                .isEqualTo(work.task());
        leavesInOrder(work.width());
    }

    static Stream<Map.Entry<String, List<String>>> offers() {
        return Stream.of(
                Map.entry("town.longhu", List.of()),
                Map.entry("leader", List.of("人工催办和约谈", "改派主办单位")),
                Map.entry("handler.agri", List.of("你问我答", "申请复核")),
                Map.entry("county.xiangqiao", List.of("申请复核", "问题督办")));
    }

    @Order(2)
    @ParameterizedTest(name = "{0}")
    @MethodSource("offers")
    void isOfferedWhatTheRoleMayStart(Map.Entry<String, List<String>> offer) {
        sitDown(offer.getKey(), NARROW);
        assertThat(desk.starts()).containsExactlyInAnyOrderElementsOf(offer.getValue());
        leavesInOrder(NARROW);
    }

    @Test
    @Order(3)
    void aCaptainRaisesAnIssueAndBorrowsAnExperience() {
        sitDown("captain.lianrao", NARROW);
        assertThat(desk.starts()).containsExactlyInAnyOrder("你问我答", "申请复核", "经验借鉴", "问题督办");
        desk.chooseStart("问题督办");
        desk.start();
        desk.startIsDone();
        desk.openTask("登记问题");
        desk.fillIn(List.of("登记"));
        desk.isToldWhatLacks();
        desk.fillIn(List.of("问题标题=村道缺路灯", "问题的具体情况=两公里村道没有路灯，晚上出行不安全。", "问题类别>", "一般"));
        desk.submit();

        desk.starts();
        desk.chooseStart("经验借鉴");
        desk.start();
        desk.startIsDone();
        desk.openTask("说明怎样因地制宜");
        desk.isToldWhatLacks();
        desk.fillIn(List.of("借鉴哪一条经验>", "怎样因地制宜=只学统一采收和代销，加工交给邻镇。", "产业或领域>", "面向市场>", "实施范围>", "本地具备的条件=四百亩老茶园"));
        desk.submit();
        leavesInOrder(NARROW);
    }

    @Test
    @Order(4)
    void theSupervisorChases() {
        sitDown("supervisor", WIDE);
        assertThat(desk.starts()).containsExactlyInAnyOrder("人工催办和约谈", "问题督办", "重新计算期限");
        desk.chooseStart("人工催办和约谈");
        desk.write("问题编号", "9");
        browser.sees("格式不符合要求。");
        String number = forum.get("supervisor", "/api/issues").findValuesAsText("number").stream()
                .filter(n -> n.endsWith("-0009"))
                .findFirst()
                .orElseThrow();
        desk.write("问题编号", "\b" + number);
        desk.write("催办或约谈的事由", "请三天内到现场，写明何时办结。");
        desk.start();
        desk.startIsDone();
        PackagedForum.await(() -> "the issue is chased", () -> forum.get("supervisor", "/api/issues/" + number)
                .toString()
                .contains("请三天内到现场"));
        leavesInOrder(WIDE);
    }

    @Test
    @Order(5)
    void theSecretariatPlansASessionAfterAnEarlierOneAndTheLeaderApproves() {
        String first = session("-01");
        String theme = forum.get("secretariat", "/api/sessions/" + first)
                .at("/session/theme")
                .asText();
        sitDown("secretariat", WIDE);
        assertThat(desk.starts()).containsExactlyInAnyOrder("一期“潮州队长有话说”", "问题督办", "合并问题", "申请复核");
        desk.chooseStart("一期“潮州队长有话说”");
        desk.write("照哪一期办", first.replace("-01", "-77"));
        desk.start();
        browser.sees("没有这一期，请核对期号");
        isRefusedOnce();
        desk.write("照哪一期办", "\b\b01");
        desk.start();
        desk.startIsDone();
        desk.openTask("拟定计划");
        assertThat(desk.written("主题")).isEqualTo(theme);
        desk.isToldWhatLacks();
        desk.day(forum.now().toLocalDate().plusDays(60).toString());
        desk.submit();
        leavesInOrder(WIDE);

        sitDown("leader", NARROW);
        desk.openTask("审批计划");
        browser.sees(theme);
        desk.isToldWhatLacks();
        desk.fillIn(List.of("同意"));
        desk.submit();
        leavesInOrder(NARROW);
    }

    /** Last, for the window opens when the call has closed and the agenda is out: days later. */
    @Test
    @Order(6)
    void aCaptainAsks() {
        String session = session("-02");
        sitDown("captain.fubin", WIDE);
        desk.starts();
        desk.chooseStart("你问我答");
        desk.start();
        browser.sees("现在没有开放");
        isRefusedOnce();
        openQuestions(session);
        desk.start();
        desk.startIsDone();
        desk.openTask("写下提问");
        desk.isToldWhatLacks();
        desk.fillIn(List.of("问谁>", "问题=村道的路灯由哪个部门来装？"));
        desk.submit();
        leavesInOrder(WIDE);
    }

    /** The call ends, the towns say nothing more, everything is accepted and the agenda is out. */
    private static void openQuestions(String session) {
        List<String> highlights =
                forum.get("secretariat", "/api/highlights?session=" + session).findValuesAsText("number");
        forum.fireTimer(highlights.get(0), "timer_callCloses");
        forum.advance("P4D");
        List<String> accepted = new ArrayList<>();
        for (JsonNode task : forum.tasks("secretariat", null, "userTask_acceptHighlight")) {
            accepted.add(forum.businessKey(task.path("processInstanceId").asText()));
            PackagedForum.ok(forum.trySubmit("secretariat", task, Map.of("acceptance", "accept")));
        }
        forum.submit("secretariat", session, "userTask_pickSpeakers", SessionPlay.speakers(accepted));
    }

    /** The browser reports an answer 400, too; nothing else. */
    private static void isRefusedOnce() {
        assertThat(complaints()).singleElement().asString().contains("/submit-form", "400");
    }

    /** Tasklist itself asks who is logged in before the login. */
    private static List<String> complaints() {
        return browser.complaints().stream()
                .filter(line -> !line.contains("/auth/user/default"))
                .toList();
    }

    private static void sitDown(String user, int width) {
        browser.driver().manage().window().setSize(new Dimension(width, 900));
        browser.complaints();
        browser.logIn(user);
    }

    /** Nothing is wider than the window, and the console is clean. */
    private static void leavesInOrder(int width) {
        assertThat(browser.driver().executeScript("return document.documentElement.scrollWidth"))
                .isEqualTo((long) width);
        assertThat(complaints()).isEmpty();
    }

    private static String session(String number) {
        return forum.get("secretariat", "/api/sessions").findValuesAsText("number").stream()
                .filter(n -> n.endsWith(number))
                .findFirst()
                .orElseThrow();
    }

    private static Path picture() throws Exception {
        Path file = folder.resolve("现场照片.png");
        if (Files.notExists(file)) {
            ImageIO.write(new BufferedImage(400, 300, BufferedImage.TYPE_INT_RGB), "png", file.toFile());
        }
        return file;
    }
}
