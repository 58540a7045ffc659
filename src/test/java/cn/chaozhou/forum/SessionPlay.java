package cn.chaozhou.forum;

import static cn.chaozhou.forum.PackagedForum.encoded;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;

/** One session played over HTTP, each form filled by whom it waits for. Other sessions may run beside it. */
public final class SessionPlay {

    public static final String SECRETARIAT = "secretariat";
    public static final String LEADER = "leader";

    /** A written review of a department, which it may sign as it stands. */
    public static final Map<String, Object> REVIEW = Map.of(
            "truth", "5",
            "effect", "4",
            "repeatability", "3",
            "newness", "4",
            "suggestion", "建议建立机井管护台账。",
            "conclusion", "spread");

    /** Long before a meeting no window of an earlier session is open any more. */
    private static final int DAYS_AHEAD = 45;

    public final PackagedForum forum;
    public final String number;
    public final LocalDate meetingDate;

    /** A question is followed up once. */
    private final Set<String> followedUp = new HashSet<>();

    private SessionPlay(PackagedForum forum, String number, LocalDate meetingDate) {
        this.forum = forum;
        this.number = number;
        this.meetingDate = meetingDate;
    }

    /** The secretariat starts the next session; which one that is, the answer says. */
    public static SessionPlay begin(PackagedForum forum) {
        LocalDate meeting = forum.now().toLocalDate();
        for (JsonNode other : forum.get(SECRETARIAT, "/api/sessions")) {
            if (other.path("meetingDate").isTextual()) {
                LocalDate theirs = LocalDate.parse(other.path("meetingDate").asText());
                meeting = theirs.isAfter(meeting) ? theirs : meeting;
            }
        }
        String number = forum.startProcess(SECRETARIAT, "sessionCycle", Map.of(), null)
                .path("businessKey")
                .asText();
        return new SessionPlay(forum, number, meeting.plusDays(DAYS_AHEAD));
    }

    /** The same session on another server that holds its data. */
    public SessionPlay goesOnAt(PackagedForum other) {
        return new SessionPlay(other, number, meetingDate);
    }

    public Map<String, Object> plan(int speakers, List<String> departments, List<String> teams) {
        return plan(meetingDate, speakers, departments, teams);
    }

    /** A plan as the form of that name takes it. */
    public static Map<String, Object> plan(
            LocalDate meetingDate, int speakers, List<String> departments, List<String> teams) {
        return new HashMap<>(Map.of(
                "theme",
                "为民找水",
                "taskCategory",
                "industry",
                "meetingForm",
                "onSite",
                "place",
                "大埕镇政府会议室",
                "meetingDate",
                meetingDate.toString(),
                "speakerCount",
                speakers,
                "departments",
                departments,
                "teams",
                teams));
    }

    public void submitPlan(Map<String, Object> plan) {
        forum.submit(SECRETARIAT, number, "userTask_planSession", plan);
    }

    public void approvePlan() {
        forum.submit(LEADER, number, "userTask_approvePlan", Map.of("planDecision", "approve"));
    }

    /** Codes of all teams there are, as the plan's form offers them. */
    public List<String> allTeams() {
        JsonNode plan = forum.task(SECRETARIAT, number, "userTask_planSession");
        return options(forum.shown(SECRETARIAT, plan), "options", "teams");
    }

    /** Values of a select field, out of a variable of the form. */
    public static List<String> options(Map<String, Object> shown, String variable, String group) {
        return PackagedForum.parsed(shown.get(variable)).path(group).findValuesAsText("value");
    }

    public void callOpens() {
        forum.fireTimer(number, "timer_callOpens");
    }

    /** All highlights of the session, by the code of their team. */
    public Map<String, JsonNode> highlights() {
        Map<String, JsonNode> byTeam = new HashMap<>();
        forum.get(SECRETARIAT, "/api/highlights?session=" + number)
                .forEach(h -> byTeam.put(h.path("team").asText(), h));
        return byTeam;
    }

    /** Number of the team's highlight. */
    public String highlight(String team) {
        return highlights().get(team).path("number").asText();
    }

    public void skips(String team, String highlight) {
        forum.submit("captain." + team, highlight, "userTask_draftHighlight", Map.of("willSubmit", "skip"));
    }

    /** A highlight with evidence of yesterday. */
    public Map<String, Object> draft(String title) {
        Map<String, Object> form =
                SampleHighlight.form(forum.now().toLocalDate().minusDays(1).toString());
        form.put("title", title);
        return form;
    }

    public void submits(String team, String title) {
        forum.submit("captain." + team, highlight(team), "userTask_draftHighlight", draft(title));
    }

    public void townConfirms(String team) {
        forum.submit("town." + team, highlight(team), "userTask_confirmFacts", Map.of("factsDecision", "confirm"));
    }

    public void accepts(String team) {
        forum.submit(SECRETARIAT, highlight(team), "userTask_acceptHighlight", Map.of("acceptance", "accept"));
    }

    public void picks(List<String> highlights) {
        forum.submit(SECRETARIAT, number, "userTask_pickSpeakers", speakers(highlights));
    }

    public static Map<String, Object> speakers(List<String> highlights) {
        return Map.of("speakers", highlights, "agendaMinutes", 10);
    }

    public void reviews(String user, String review) {
        String step = user.startsWith("head.") ? "userTask_headReview" : "userTask_writeReview";
        forum.submit(user, review, step, REVIEW);
    }

    /** The reviews of a highlight that everybody may read. */
    public List<JsonNode> visibleReviews(String highlight) {
        return list(forum.get(SECRETARIAT, "/api/reviews?highlight=" + encoded(highlight)));
    }

    /** Asks inside the open window; returns the question's number. */
    public String asks(String user, String addressee, String text, boolean anonymous) {
        return forum.begin(
                user,
                "questionAnswer",
                "userTask_writeQuestion",
                Map.of("addressee", addressee, "questionText", text, "anonymous", anonymous));
    }

    public void shows(String question) {
        forum.submit(SECRETARIAT, question, "userTask_moderateQuestion", Map.of("moderation", "show"));
    }

    public void answers(String user, String question, String text) {
        forum.submit(user, question, "userTask_answerQuestion", Map.of("answerText", text));
    }

    public void rates(String user, String question, String rating) {
        Map<String, Object> form = new HashMap<>(Map.of("rating", rating));
        if (rating.equals("dissatisfied") && followedUp.add(question)) {
            form.put("followUp", "请说明具体时间和负责人。");
        }
        forum.submit(user, question, "userTask_rateAnswer", form);
    }

    /** The question as everybody may read it. */
    public JsonNode question(String question) {
        return list(forum.get("captain.anbu", "/api/questions?session=" + number)).stream()
                .filter(q -> q.path("number").asText().equals(question))
                .findFirst()
                .orElseThrow(() -> new AssertionError("nobody can read " + question));
    }

    public void meets(Map<String, Object> room) {
        forum.fireTimer(number, "timer_meetingOpens");
        forum.submit(SECRETARIAT, number, "userTask_runSession", room);
    }

    public void windowCloses() {
        forum.fireTimer(number, "timer_windowCloses");
    }

    /** The secretariat sends the drafted minutes to the leader, with this added to their opening. */
    public void sendsMinutes(String addition) {
        Map<String, Object> draft = forum.shown(SECRETARIAT, forum.task(SECRETARIAT, number, "userTask_editMinutes"));
        Map<String, Object> minutes = new HashMap<>();
        for (String section : List.of("Opening", "Highlights", "Questions", "Issues", "Decisions")) {
            minutes.put("minutes" + section, draft.get("minutes" + section));
        }
        minutes.computeIfPresent("minutesOpening", (field, text) -> text + "\n" + addition);
        forum.submit(SECRETARIAT, number, "userTask_editMinutes", minutes);
    }

    public void signsMinutes() {
        forum.submit(LEADER, number, "userTask_signMinutes", Map.of("minutesDecision", "sign"));
    }

    /** From the choice of the one highlight that is presented and reviewed by 市农业农村局, to the signed minutes. */
    public void presentsAndPublishes(String highlight) {
        picks(List.of(highlight));
        reviews("handler.agri", highlight + "/D-agri");
        meets(Map.of());
        windowCloses();
        sendsMinutes("会议照常举行。");
        signsMinutes();
        PackagedForum.await(() -> "the session is still " + status(), () -> status().equals("PUBLISHED"));
    }

    /** The session as everybody may read it. */
    public JsonNode facts() {
        return forum.get("captain.anbu", "/api/sessions/" + number);
    }

    public String status() {
        return facts().path("session").path("status").asText();
    }

    /** The issues that came out of this session. */
    public List<JsonNode> issues() {
        return list(forum.get("supervisor", "/api/issues")).stream()
                .filter(i -> i.path("sessionNumber").asText().equals(number))
                .toList();
    }

    public static List<JsonNode> list(JsonNode array) {
        return new ArrayList<>(StreamSupport.stream(array.spliterator(), false).toList());
    }
}
