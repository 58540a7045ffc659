package cn.chaozhou.forum;

import static cn.chaozhou.forum.PackagedForum.encoded;
import static cn.chaozhou.forum.SessionPlay.LEADER;
import static cn.chaozhou.forum.SessionPlay.SECRETARIAT;
import static cn.chaozhou.forum.SessionPlay.list;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/** A whole session with all 45 teams over HTTP, then one of its issues and one of its experiences to their ends. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@ExtendWith(StoryOrder.class)
class SessionScenarioIT {

    /** Their dispatching unit is the organisation department, which therefore stands aside. */
    private static final String FUBIN = "fubin";

    private static final String DACHENG = "dacheng";
    private static final String XINXU = "xinxu";
    private static final String LINXI = "linxi";
    private static final String CAITANG = "caitang";
    private static final String FENGHUANG = "fenghuang";
    private static final String SAYS_NOTHING = "taiping";

    private static final Set<String> SUBMIT = Set.of(DACHENG, FUBIN, XINXU, LINXI, CAITANG, FENGHUANG);

    private static PackagedForum forum;
    private static SessionPlay session;

    /** Numbers of the four highlights on the agenda, by their teams. */
    private static String ofDacheng;

    private static String ofFubin;
    private static String ofXinxu;
    private static String ofLinxi;

    private static String issue;
    private static String borrowing;

    @BeforeAll
    static void aSessionIsWanted() throws Exception {
        forum = PackagedForum.shared();
        session = SessionPlay.begin(forum);
    }

    @Test
    @Order(1)
    void thePlanComesBackOnceAndIsApproved() {
        List<String> everybody = session.allTeams();
        assertThat(everybody).hasSize(45);
        Map<String, Object> plan = session.plan(4, List.of("agri", "org", "water"), everybody);
        plan.put("place", "待定");
        session.submitPlan(plan);
        forum.submit(
                LEADER,
                session.number,
                "userTask_approvePlan",
                Map.of("planDecision", "return", "planReturnReason", "请写明会议地点"));

        JsonNode again = forum.task(SECRETARIAT, session.number, "userTask_planSession");
        assertThat(forum.shown(SECRETARIAT, again))
                .containsEntry("planReturnReason", "请写明会议地点")
                .containsEntry("theme", "为民找水");
        plan.put("place", "大埕镇政府会议室");
        session.submitPlan(plan);
        session.approvePlan();

        assertThat(session.facts().path("session").path("place").asText()).isEqualTo("大埕镇政府会议室");
        assertThat(session.facts().path("counts").path("invitedTeams").asInt()).isEqualTo(45);
        assertThat(session.status()).isEqualTo("APPROVED");
    }

    @Test
    @Order(2)
    void all45CaptainsSubmitOrDecline() {
        session.callOpens();
        Map<String, JsonNode> invited = session.highlights();
        assertThat(invited).hasSize(45);
        SUBMIT.forEach(team -> session.submits(team, "亮点：" + team));
        invited.forEach((team, highlight) -> {
            if (!SUBMIT.contains(team) && !team.equals(SAYS_NOTHING)) {
                session.skips(team, highlight.path("number").asText());
            }
        });
        assertThat(statuses()).containsEntry("待受理", 6).containsEntry("未提交", 38).containsEntry("填报中", 1);
    }

    @Test
    @Order(3)
    void townsAndSecretariatCheckWhatWasSubmitted() {
        for (String team : List.of(DACHENG, FUBIN, CAITANG, FENGHUANG)) {
            session.townConfirms(team);
        }
        forum.submit(
                "town." + XINXU,
                session.highlight(XINXU),
                "userTask_confirmFacts",
                Map.of("factsDecision", "return", "returnReason", "面积应为380亩"));
        JsonNode again = forum.task("captain." + XINXU, session.highlight(XINXU), "userTask_draftHighlight");
        assertThat(forum.shown("captain." + XINXU, again)).containsEntry("returnReason", "面积应为380亩");
        session.submits(XINXU, "改正后的亮点");
        session.townConfirms(XINXU);

        forum.fireTimer(session.highlight(LINXI), "timer_townSilent");
        for (String team : List.of(DACHENG, FUBIN, XINXU, LINXI, CAITANG)) {
            session.accepts(team);
        }
        forum.submit(
                SECRETARIAT,
                session.highlight(FENGHUANG),
                "userTask_acceptHighlight",
                Map.of("acceptance", "decline", "returnReason", "与本期主题无关"));
        if (statuses().containsKey("填报中")) {
            forum.fireTimer(session.highlight(SAYS_NOTHING), "timer_callCloses");
        }

        assertThat(statuses()).containsEntry("已受理", 5).containsEntry("不受理", 1).containsEntry("未提交", 39);
        assertThat(session.highlights().get(LINXI).path("verification").asText())
                .as("the town was silent")
                .isEqualTo("未核实");
        assertThat(session.highlights().get(XINXU).path("verification").asText())
                .isEqualTo("已核实");
        assertThat(session.highlights().get(XINXU).path("title").asText()).isEqualTo("改正后的亮点");
    }

    @Test
    @Order(4)
    void fourSpeakersMakeTheAgenda() {
        ofDacheng = session.highlight(DACHENG);
        ofFubin = session.highlight(FUBIN);
        ofXinxu = session.highlight(XINXU);
        ofLinxi = session.highlight(LINXI);
        session.picks(List.of(ofLinxi, ofDacheng, ofFubin, ofXinxu));

        assertThat(list(session.facts().path("agenda")))
                .extracting(
                        a -> a.path("order").asInt(), a -> a.path("highlight").asText())
                .containsExactly(tuple(1, ofLinxi), tuple(2, ofDacheng), tuple(3, ofFubin), tuple(4, ofXinxu));
        assertThat(session.status()).isEqualTo("AGENDA");
    }

    @Test
    @Order(5)
    void departmentsReviewAndAReviewIsHiddenUntilAllAreIn() {
        session.reviews("handler.agri", ofDacheng + "/D-agri");
        session.reviews("handler.org", ofDacheng + "/D-org");
        assertThat(session.visibleReviews(ofDacheng)).as("one is still open").isEmpty();
        session.reviews("handler.water", ofDacheng + "/D-water");
        assertThat(reviewStates(ofDacheng))
                .containsExactlyInAnyOrder(tuple("市农业农村局", "已点评"), tuple("市委组织部", "已点评"), tuple("市水务局", "已点评"));

        for (String highlight : List.of(ofLinxi, ofXinxu)) {
            session.reviews("handler.agri", highlight + "/D-agri");
            session.reviews("handler.org", highlight + "/D-org");
        }
        session.reviews("handler.agri", ofFubin + "/D-agri");
        assertThat(forum.tasks("handler.org", ofFubin + "/D-org", "userTask_writeReview"))
                .as("a unit never reviews its own team")
                .isEmpty();
    }

    @Test
    @Order(6)
    void bothSidesAskAndAnswer() {
        String plain = session.asks("captain." + DACHENG, "dept.water", "灌渠清淤由谁负责？", false);
        session.shows(plain);
        session.answers("handler.water", plain, "由镇水利站负责，市局派设备支持。");
        session.rates("captain." + DACHENG, plain, "satisfied");
        assertThat(session.question(plain).path("rating").asText()).isEqualTo("satisfied");

        String same = session.asks("captain." + LINXI, "dept.water", "清淤设备向谁申请？", false);
        forum.submit(SECRETARIAT, same, "userTask_moderateQuestion", Map.of("moderation", "merge", "mergeInto", plain));
        assertThat(session.question(same).path("status").asText()).isEqualTo("已合并");

        String toTeam = session.asks("handler.agri", "team." + CAITANG, "滴灌设备用了几年？", false);
        session.shows(toTeam);
        session.answers("captain." + CAITANG, toTeam, "用了三年，每年检修一次。");
        session.rates("handler.agri", toTeam, "acceptable");
        assertThat(session.question(toTeam).path("asker").asText()).contains("市农业农村局");
    }

    @Test
    @Order(7)
    void whoAskedAnonymouslyIsToldToNobodyInTheRoom() {
        String asker = "captain." + FUBIN;
        String question = session.asks(asker, "dept.agri", "补贴为什么迟迟不到位？", true);
        assertThat(forum.shown(SECRETARIAT, forum.task(SECRETARIAT, question, "userTask_moderateQuestion"))
                        .toString())
                .as("the secretariat knows")
                .contains("浮滨");
        session.shows(question);
        assertNothingTellsTheAsker(question);
        session.answers("handler.agri", question, "资金已经下达到县，本周内拨付。");
        assertNothingTellsTheAsker(question);
        session.rates(asker, question, "dissatisfied");
        assertNothingTellsTheAsker(question);
        session.answers("handler.agri", question, "周五前由县农业农村局拨付到户。");
        session.rates(asker, question, "satisfied");

        assertThat(session.question(question).path("asker").asText()).isEqualTo("匿名提问");
        assertThat(session.question(question).toString()).doesNotContain("浮滨", FUBIN);
    }

    /** Neither the task, nor the instance, nor any history the person may read names who asked. */
    private static void assertNothingTellsTheAsker(String question) {
        for (String reader : List.of("handler.agri", LEADER)) {
            assertNothingTellsTheAsker(reader, question);
        }
    }

    private static void assertNothingTellsTheAsker(String reader, String question) {
        List<String> doors = new ArrayList<>();
        for (JsonNode task : forum.tasks(reader, question, "userTask_answerQuestion")) {
            assertThat(forum.shown(reader, task).toString()).contains("匿名提问");
            String door = "/engine-rest/task/" + task.path("id").asText();
            doors.addAll(List.of(door, door + "/variables", door + "/form-variables", door + "/identity-links"));
        }
        String instance = forum.get("supervisor", "/engine-rest/process-instance?businessKey=" + encoded(question))
                .path(0)
                .path("id")
                .asText();
        doors.addAll(List.of(
                "/engine-rest/process-instance/" + instance + "/variables",
                "/engine-rest/variable-instance?processInstanceIdIn=" + instance,
                "/engine-rest/history/process-instance/" + instance,
                "/engine-rest/history/process-instance?processInstanceId=" + instance,
                "/engine-rest/history/variable-instance?processInstanceId=" + instance,
                "/engine-rest/history/task?processInstanceId=" + instance,
                "/engine-rest/history/activity-instance?processInstanceId=" + instance,
                "/engine-rest/history/detail?processInstanceId=" + instance,
                "/engine-rest/history/user-operation?processInstanceId=" + instance,
                "/api/questions?session=" + session.number));
        for (String door : doors) {
            assertThat(forum.send(reader, "GET", door, null).body()).as(door).doesNotContain("浮滨", FUBIN);
        }
    }

    @Test
    @Order(8)
    void dissatisfiedTwiceAQuestionBecomesAnIssueAndKeepsItsSecret() {
        String asker = "captain." + XINXU;
        String question = session.asks(asker, "dept.finance", "村道照明怎么申报奖补？", true);
        session.shows(question);
        session.answers("handler.finance", question, "请按文件办理。");
        session.rates(asker, question, "dissatisfied");
        session.answers("head.finance", question, "请再等通知。");
        session.rates(asker, question, "dissatisfied");

        JsonNode became = session.question(question);
        assertThat(became.path("status").asText()).isEqualTo("已转督办");
        JsonNode story = issue(became.path("issueNumber").asText());
        assertThat(story.toString()).contains("匿名提问").doesNotContain("新圩", XINXU);
        JsonNode facts = story.path("facts");
        assertThat(facts.path("questionNumber").asText()).isEqualTo(question);
        assertThat(facts.path("sessionNumber").asText()).isEqualTo(session.number);
        assertThat(facts.path("description").asText()).contains("追问：请说明具体时间和负责人。");
    }

    @Test
    @Order(9)
    void aSilentDepartmentIsPassedToItsHead() {
        forum.fireTimer(ofFubin + "/D-water", "timer_reviewDue");
        session.reviews("head.water", ofFubin + "/D-water");
        assertThat(reviewStates(ofFubin))
                .containsExactlyInAnyOrder(tuple("市农业农村局", "已点评"), tuple("市委组织部", "已回避"), tuple("市水务局", "已点评"));
        forum.task("head.water", ofXinxu + "/D-water", "userTask_headReview");
    }

    @Test
    @Order(10)
    void whatIsRaisedInTheRoomLeavesItWithOneOwner() {
        session.meets(Map.of(
                "absentTeams", List.of(SAYS_NOTHING),
                "spokenComments",
                        List.of(Map.of("highlight", ofLinxi, "department", "water", "comment", "出水量要有一年的记录。")),
                "raisedIssues",
                        List.of(
                                raised("村道照明怎么申报", "answered", "agri", "按农村公益事业奖补申报。"),
                                raised("灌渠清淤缺设备", "claimed", "water", null),
                                raised("机井用电报装慢", "dispatched", null, null))));

        assertThat(reviewStates(ofLinxi)).contains(tuple("市水务局", "现场点评（代录）"));
        assertThat(session.issues())
                .extracting(
                        i -> i.path("title").asText(),
                        i -> i.path("outcome").asText(),
                        i -> i.path("status").asText(),
                        i -> i.path("ownerName").asText(null))
                .contains(
                        tuple("村道照明怎么申报", "当场答复", "ANSWERED", "市农业农村局"),
                        tuple("灌渠清淤缺设备", "当场认领", "HANDLING", "市水务局"),
                        tuple("机井用电报装慢", "转督办", "REGISTERED", null));
        assertThat(session.issues()).as("three raised in the room, one asked").hasSize(4);
        issue = raisedIssue("机井用电报装慢").path("number").asText();
    }

    @Test
    @Order(11)
    void theIssueIsDispatchedObjectedToAndArbitrated() {
        forum.submit(
                SECRETARIAT,
                issue,
                "userTask_dispatchIssue",
                Map.of("owner", "dept.agri", "issueClass", "ordinary", "note", "请到现场查看"));
        forum.submit(
                "handler.agri",
                issue,
                "userTask_claimIssue",
                Map.of("decision", "object", "proposedOwner", "dept.water", "reason", "机井归水务部门管理"));
        assertThat(status()).isEqualTo("OBJECTED");
        forum.submit(
                SECRETARIAT,
                issue,
                "userTask_arbitrate",
                Map.of("owner", "dept.water", "clockChoice", "restart", "reason", "按职责由水务部门主办"));
        HttpResponse<String> secondObjection = forum.trySubmit(
                "handler.water",
                issue,
                "userTask_claimIssue",
                Map.of("decision", "object", "proposedOwner", "dept.agri", "reason", "还是归农业部门"));
        assertThat(secondObjection.statusCode()).as("locked after arbitration").isEqualTo(400);
        forum.submit("handler.water", issue, "userTask_claimIssue", Map.of());

        assertThat(facts().path("owner").asText()).isEqualTo("dept.water");
        assertThat(status()).isEqualTo("HANDLING");
        assertThat(facts().path("lamp").asText()).isIn("GREEN", "YELLOW");
    }

    @Test
    @Order(12)
    void theOwnerPlansReportsAndIsGivenMoreTime() {
        forum.submit(
                "handler.water",
                issue,
                "userTask_makePlan",
                Map.of(
                        "plan",
                        "先核对用电容量，再会同自然资源部门定线路，月底前通电。",
                        "coDepartments",
                        List.of(Map.of("owner", "dept.landres", "task", "核对线路用地"))));
        works(Map.of("action", "progress", "percent", 40, "progressText", "已经现场查看。"));
        HttpResponse<String> tooEarly = forum.trySubmit("handler.water", issue, "userTask_workOnIssue", solution());
        assertThat(tooEarly.statusCode())
                .as("the co-department has not answered")
                .isEqualTo(400);
        forum.submit("handler.landres", issue, "userTask_contribute", Map.of("contribution", "线路沿村道走，不占耕地。"));

        OffsetDateTime dueBefore = time("dueAt");
        asksForMoreTime(dueBefore.toLocalDate().plusDays(7));
        forum.submit(
                "head.water", issue, "userTask_decideExtension", Map.of("decision", "approve", "reason", "设备要从外地调运"));
        assertThat(time("dueAt")).isAfterOrEqualTo(dueBefore.plusDays(7));
        assertThat(facts().path("extensions").asInt()).isEqualTo(1);
        assertThat(facts().path("progress").asInt()).isEqualTo(60);
    }

    /** The office's calendar knows which days are worked: the form refuses the others. */
    private static void asksForMoreTime(LocalDate wished) {
        LocalDate day = wished;
        while (true) {
            HttpResponse<String> answer = forum.trySubmit(
                    "handler.water",
                    issue,
                    "userTask_workOnIssue",
                    Map.of(
                            "action", "extension",
                            "percent", 60,
                            "progressText", "变压器已订货。",
                            "newDueDate", day.toString(),
                            "reason", "变压器到货要一周。"));
            if (answer.statusCode() / 100 == 2) {
                return;
            }
            assertThat(answer.body()).contains("「申请延期到」不是工作日");
            day = day.plusDays(1);
        }
    }

    @Test
    @Order(13)
    void theSolutionIsCheckedByAnOutsiderAndRatedByTheCaptain() {
        refusesSolution(List.of(), "「解决的证据」");
        refusesSolution(List.of(photo(forum.now().toLocalDate().plusDays(1))), "「证据日期」");
        works(solution());
        forum.submit("supervisor", issue, "userTask_checkEvidence", Map.of("decision", "pass"));
        forum.submit("captain." + DACHENG, issue, "userTask_rateIssue", Map.of("rating", "satisfied"));
        assertThat(status()).isEqualTo("CLOSED");
        assertThat(facts().path("lamp").asText()).isEqualTo("OFF");
    }

    @Test
    @Order(14)
    void theWindowClosesByTheClock() {
        session.windowCloses();
        assertThat(reviewStates(ofXinxu)).as("handler and head were silent").contains(tuple("市水务局", "未点评"));
        HttpResponse<String> late = forum.tryStart("captain.anbu", "questionAnswer", Map.of(), null);
        assertThat(late.statusCode()).isEqualTo(400);
        assertThat(late.body()).contains("「提问窗口」现在没有开放");
    }

    @Test
    @Order(15)
    void minutesComeBackOnceAndAreSigned() {
        session.sendsMinutes("会议开了两个小时。");
        assertThat(session.facts().path("minutes").isNull())
                .as("not public before the signature")
                .isTrue();
        forum.submit(
                LEADER,
                session.number,
                "userTask_signMinutes",
                Map.of("minutesDecision", "return", "minutesReturnReason", "请写明主持人"));
        session.sendsMinutes("会议由活动办公室主持。");
        session.signsMinutes();

        PackagedForum.await(() -> "the session is still " + session.status(), () -> session.status()
                .equals("PUBLISHED"));
        JsonNode minutes = session.facts().path("minutes");
        assertThat(minutes.path("opening").asText()).contains("为民找水", "受邀工作队45个，到会44个", "会议开了两个小时。", "会议由活动办公室主持。");
        assertThat(minutes.path("highlights").asText())
                .contains("改正后的亮点", "市水务局（现场点评（代录））：出水量要有一年的记录。", "市水务局（未点评）", "镇核实情况：未核实");
        assertThat(minutes.path("questions").asText())
                .contains("补贴为什么迟迟不到位？", "周五前由县农业农村局拨付到户。")
                .doesNotContain("浮滨");
        assertThat(minutes.path("issues").asText()).contains("本期登记问题4个", issue);
        assertThat(session.status()).isEqualTo("PUBLISHED");
    }

    @Test
    @Order(16)
    void whatWasPresentedIsInTheLibrary() {
        assertThat(list(forum.get("captain.anbu", "/api/experiences")))
                .extracting(e -> e.path("highlight").asText())
                .contains(ofDacheng, ofFubin, ofXinxu, ofLinxi)
                .doesNotContain(session.highlight(CAITANG));
    }

    @Test
    @Order(17)
    void aSecondBorrowerOfTheSameKindNeedsClearance() {
        String first = borrows("captain." + CAITANG);
        forum.submit("county.chaoan", first, "userTask_agreeBorrowing", Map.of("agreement", "agree"));
        borrowing = borrows("captain.guihu");
        forum.submit(
                "head.bank",
                borrowing,
                "userTask_clearSameness",
                Map.of("clearance", "clear", "borrowingReason", "面向的农户不同，不属重复"));
        forum.submit("county.chaoan", borrowing, "userTask_agreeBorrowing", Map.of("agreement", "agree"));
        assertThat(borrowed(borrowing).path("status").asText()).isEqualTo("已登记");
    }

    @Test
    @Order(18)
    void aClosedIssueIsLookedBackAtTwiceAndArchived() {
        forum.fireTimer(issue, "timer_lookBack");
        forum.submit("supervisor", issue, "userTask_lookBack", Map.of("decision", "kept"));
        forum.fireTimer(issue, "timer_lookBack");
        forum.submit("supervisor", issue, "userTask_lookBack", Map.of("decision", "kept"));
        assertThat(status()).isEqualTo("ARCHIVED");
        assertThat(list(issue(issue).path("timeline")))
                .extracting(e -> e.path("actor").asText(), e -> e.path("step").asText())
                .containsSubsequence(
                        tuple(SECRETARIAT, "登记"),
                        tuple(SECRETARIAT, "交办"),
                        tuple("handler.agri", "异议"),
                        tuple(SECRETARIAT, "裁定"),
                        tuple("handler.water", "认领"),
                        tuple("handler.water", "方案"),
                        tuple("handler.water", "进展"),
                        tuple("handler.landres", "会办意见"),
                        tuple("handler.water", "申请延期"),
                        tuple("head.water", "延期"),
                        tuple("handler.water", "报请核验"),
                        tuple("supervisor", "核验通过"),
                        tuple("captain." + DACHENG, "评价"),
                        tuple("captain." + DACHENG, "销号"),
                        tuple("supervisor", "回头看"),
                        tuple("supervisor", "回头看"),
                        tuple("supervisor", "归档"));
    }

    @Test
    @Order(19)
    void anIssueNobodyWorksOnClimbsTheLadder() {
        JsonNode forgotten = raisedIssue("灌渠清淤缺设备");
        assertThat(forgotten.path("lamp").asText()).isEqualTo("RED");
        assertThat(forgotten.path("ladder").asText()).isEqualTo("挂牌督办");
        assertThat(issue(forgotten.path("number").asText()).path("chases")).isNotEmpty();
    }

    @Test
    @Order(20)
    void theOutcomeOfABorrowingShowsOnItsSource() {
        if (forum.tasks("captain.guihu", borrowing, "userTask_reportOutcome").isEmpty()) {
            forum.fireTimer(borrowing, "timer_outcomeDue");
        }
        forum.submit(
                "captain.guihu",
                borrowing,
                "userTask_reportOutcome",
                Map.of("effect", "good", "outcome", "两个村用上了贴息贷款。"));
        JsonNode shown = borrowed(borrowing);
        assertThat(shown.path("status").asText()).isEqualTo("已反馈");
        assertThat(shown.path("team").asText()).isEqualTo("归湖镇工作队");
        assertThat(shown.path("outcome").asText()).isEqualTo("两个村用上了贴息贷款。");
    }

    @Test
    @Order(21)
    void nothingFailedOnTheWay() throws Exception {
        assertThat(forum.get("supervisor", "/engine-rest/incident")).isEmpty();
        assertThat(forum.log(" ERROR ")).isEmpty();
    }

    private static Map<String, Integer> statuses() {
        Map<String, Integer> statuses = new TreeMap<>();
        session.highlights()
                .values()
                .forEach(h -> statuses.merge(h.path("status").asText(), 1, Integer::sum));
        return statuses;
    }

    private static List<Tuple> reviewStates(String highlight) {
        return session.visibleReviews(highlight).stream()
                .map(r -> tuple(r.path("department").asText(), r.path("status").asText()))
                .toList();
    }

    private static Map<String, Object> raised(String title, String outcome, String department, String answer) {
        Map<String, Object> row = new HashMap<>(Map.of(
                "title", title,
                "description", "现场提出，请有关部门研究。",
                "category", "农田水利",
                "raisedByTeam", DACHENG,
                "outcome", outcome));
        row.put("department", department);
        row.put("answer", answer);
        return row;
    }

    private static JsonNode raisedIssue(String title) {
        return session.issues().stream()
                .filter(i -> i.path("title").asText().equals(title))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode issue(String number) {
        return forum.get("supervisor", "/api/issues/" + number);
    }

    private static JsonNode facts() {
        return issue(issue).path("facts");
    }

    private static String status() {
        return facts().path("status").asText();
    }

    private static OffsetDateTime time(String fact) {
        return OffsetDateTime.parse(facts().path(fact).asText());
    }

    private static void works(Map<String, Object> form) {
        forum.submit("handler.water", issue, "userTask_workOnIssue", form);
    }

    private static void refusesSolution(List<Map<String, Object>> evidence, String label) {
        Map<String, Object> form = solution();
        form.put("evidence", evidence);
        HttpResponse<String> answer = forum.trySubmit("handler.water", issue, "userTask_workOnIssue", form);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains(label);
    }

    private static Map<String, Object> solution() {
        return new HashMap<>(Map.of(
                "action", "solved",
                "report", "机井已经通电，能浇450亩。",
                "evidence", List.of(photo(forum.now().toLocalDate()))));
    }

    private static Map<String, Object> photo(LocalDate day) {
        return Map.of("date", day.toString(), "kind", "照片", "description", "电表装好的现场", "keptAt", "市水务局");
    }

    /** Of a kind that nobody else in that county has. */
    private static String borrows(String captain) {
        return forum.begin(
                captain,
                "experienceBorrowing",
                "userTask_describeAdaptation",
                Map.of(
                        "entry", entryOf(ofDacheng),
                        "adaptation", "本镇缺资金，拟改为贴息贷款分批打浅井。",
                        "industry", "finance",
                        "market", "export",
                        "scale", "county",
                        "localConditions", "农信社愿意放款"));
    }

    private static String entryOf(String highlight) {
        return list(forum.get("captain.anbu", "/api/experiences")).stream()
                .filter(e -> e.path("highlight").asText().equals(highlight))
                .findFirst()
                .orElseThrow()
                .path("number")
                .asText();
    }

    private static JsonNode borrowed(String number) {
        return list(forum.get("captain.anbu", "/api/experiences/" + entryOf(ofDacheng))
                        .path("borrowings"))
                .stream()
                .filter(b -> b.path("number").asText().equals(number))
                .findFirst()
                .orElseThrow();
    }
}
