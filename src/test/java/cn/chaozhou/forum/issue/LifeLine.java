package cn.chaozhou.forum.issue;

import static org.assertj.core.api.Assertions.assertThat;

import cn.chaozhou.forum.issue.RaisedIssue.Outcome;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Plays one life of an issue, line by line; the words are explained at the head of life-lines.txt. */
final class LifeLine {

    private static final Pattern LINE = Pattern.compile("(?:((?:\\d{4}-)?\\d\\d-\\d\\d \\d\\d:\\d\\d) )?(\\w+) ?(.*)");
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
    private static final Map<String, Object> GRANT = Map.of("decision", "approve", "reason", "情况属实。");
    private static final Map<String, Object> REFUSE = Map.of("decision", "refuse", "reason", "可以按期完成。");

    private final IssueRun issue;
    private final IssueTime time;
    private final List<String> expected = new ArrayList<>();
    private String number = "";
    private OffsetDateTime now = OffsetDateTime.MIN;

    LifeLine(IssueRun issue, IssueTime time) {
        this.issue = issue;
        this.time = time;
    }

    void play(String line) {
        Matcher parts = LINE.matcher(line);
        assertThat(parts.matches()).as(line).isTrue();
        if (parts.group(1) != null) {
            now = moment(parts.group(1));
            if (number.isEmpty()) {
                issue.run.now(now.toString());
            } else {
                time.passTo(number, now);
            }
        }
        try {
            play(parts.group(2), parts.group(3));
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError("%s (%s): %s".formatted(line, now, e.getMessage()), e);
        }
    }

    private void play(String word, String rest) {
        switch (word) {
            case "open" -> number = issue.desk.raise(raised(null, Outcome.DISPATCHED));
            case "dispatch" -> dispatch(rest);
            case "raise" -> {
                number = issue.desk.raise(raised(rest, Outcome.CLAIMED));
                submit(WorkProcess.USER_TASK_MAKE_PLAN, IssueRun.PLAN);
            }
            case "object" -> submit(
                    DispatchProcess.USER_TASK_CLAIM_ISSUE,
                    Map.of("decision", "object", "proposedOwner", "dept.agri", "reason", "属于高标准农田项目。"));
            case "arbitrate" -> submit(
                    DispatchProcess.USER_TASK_ARBITRATE,
                    Map.of("owner", "dept.agri", "clockChoice", rest, "reason", "项目在农业农村局。"));
            case "sign" -> submit(DispatchProcess.USER_TASK_CLAIM_ISSUE, Map.of());
            case "plan" -> submit(WorkProcess.USER_TASK_MAKE_PLAN, IssueRun.PLAN);
            case "report" -> work(
                    Map.of("action", "progress", "percent", Integer.valueOf(rest), "progressText", "已定井位。"));
            case "pause" -> work(Map.of(
                    "action", "procedure", "procedure", "用地审批", "document", "饶自然资〔2026〕3号", "reason", "井位占用林地。"));
            case "resume" -> submit(
                    HandlingProcess.USER_TASK_END_PROCEDURE,
                    Map.of("endedOn", now.toLocalDate().toString(), "document", "批复9号"));
            case "park" -> work(Map.of("action", "parking", "parkingCause", "等待季节", "reason", "枯水期才能施工。"));
            case "grant" -> decide(GRANT);
            case "refuse" -> decide(REFUSE);
            case "review" -> submit(
                    HandlingProcess.USER_TASK_REVIEW_PARKING, Map.of("decision", rest, "reason", "到现场看过。"));
            case "extend" -> extend(rest);
            case "solve" -> work(IssueRun.solution(now.toLocalDate()));
            case "check" -> submit(
                    ClosureProcess.USER_TASK_CHECK_EVIDENCE,
                    rest.equals("pass") ? IssueRun.PASS : Map.of("decision", "return", "reason", "照片不是现场。"));
            case "rate" -> submit(
                    ClosureProcess.USER_TASK_RATE_ISSUE,
                    rest.equals("dissatisfied") ? IssueRun.DISSATISFIED : Map.of("rating", rest));
            case "look" -> submit(IssueProcess.USER_TASK_LOOK_BACK, Map.of("decision", rest, "reason", "井又干了。"));
            case "ladder" -> expected.add(MOMENT.format(now) + " " + rest);
            default -> check(word, rest);
        }
    }

    private void check(String word, String rest) {
        IssueFacts facts = issue.facts(number);
        switch (word) {
            case "due" -> assertThat(facts.dueAt()).isEqualTo(moment(rest));
            case "lamp" -> assertThat(facts.lamp() + " " + facts.lampReason()).isEqualTo(rest);
            case "status" -> assertThat(facts.status()).isEqualTo(rest);
            case "reds" -> assertThat(facts.reds()).isEqualTo(Integer.parseInt(rest));
            case "overdue" -> assertThat(facts.wasOverdue()).isEqualTo(rest.equals("yes"));
            default -> throw new IllegalArgumentException("unknown word " + word);
        }
    }

    List<String> stepsExpected() {
        return expected;
    }

    /** What was sent or asked, with its moment. */
    List<String> stepsTaken() {
        return Stream.concat(
                        issue.chases.of(number).stream().map(chase -> moment(chase.at()) + " " + chase.step()),
                        issue.timeline.of(number).stream()
                                .filter(entry -> entry.step().equals("升级"))
                                .map(entry -> moment(entry.at()) + " "
                                        + entry.detail().replaceFirst("：.*", "")))
                .sorted()
                .toList();
    }

    private void dispatch(String issueClass) {
        number = issue.desk.raise(raised(null, Outcome.DISPATCHED));
        submit(DispatchProcess.USER_TASK_DISPATCH_ISSUE, Map.of("owner", "dept.water", "issueClass", issueClass));
    }

    private void extend(String rest) {
        String[] parts = rest.split(" refused ");
        Map<String, Object> form = Map.of(
                "action", "extension",
                "percent", 30,
                "progressText", "钻机已到场。",
                "newDueDate", now.getYear() + "-" + parts[0],
                "reason", "连日大雨。");
        if (parts.length > 1) {
            issue.refused(number, WorkProcess.USER_TASK_WORK_ON_ISSUE, form, parts[1]);
        } else {
            work(form);
        }
    }

    private void decide(Map<String, Object> decision) {
        submit(
                issue.open(number).contains(HandlingProcess.USER_TASK_DECIDE_PARKING)
                        ? HandlingProcess.USER_TASK_DECIDE_PARKING
                        : WorkProcess.USER_TASK_DECIDE_EXTENSION,
                decision);
    }

    private void work(Map<String, Object> form) {
        submit(WorkProcess.USER_TASK_WORK_ON_ISSUE, form);
    }

    private void submit(String task, Map<String, Object> form) {
        issue.submit(number, task, form);
    }

    private static RaisedIssue raised(String issueClass, Outcome outcome) {
        return new RaisedIssue(
                "450亩土地缺水",
                "大埕镇450亩土地久旱缺水，请求指导打井。",
                "农田水利",
                issueClass,
                "dacheng",
                null,
                null,
                outcome,
                outcome == Outcome.CLAIMED ? "water" : null,
                null);
    }

    private static String moment(OffsetDateTime at) {
        return MOMENT.format(at.withOffsetSameInstant(java.time.ZoneOffset.ofHours(8)));
    }

    private static OffsetDateTime moment(String text) {
        String full = text.length() < 16 ? "2026-" + text : text;
        return LocalDate.parse(full.substring(0, 10))
                .atTime(java.time.LocalTime.parse(full.substring(11)))
                .atOffset(java.time.ZoneOffset.ofHours(8));
    }
}
