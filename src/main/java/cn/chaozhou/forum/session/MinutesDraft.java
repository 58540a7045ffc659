package cn.chaozhou.forum.session;

import cn.chaozhou.forum.highlight.HighlightFacts;
import cn.chaozhou.forum.issue.IssueFacts;
import cn.chaozhou.forum.question.QuestionFacts;
import cn.chaozhou.forum.review.ReviewFacts;
import cn.chaozhou.forum.session.MinutesFacts.Spoken;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Words the minutes from the facts of the case: nothing that is not in the case, and no name of who asked. */
final class MinutesDraft {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日");

    private final MinutesFacts facts;

    private MinutesDraft(MinutesFacts facts) {
        this.facts = facts;
    }

    static Minutes of(MinutesFacts facts) {
        MinutesDraft draft = new MinutesDraft(facts);
        return new Minutes(
                Sections.section(draft.opening()),
                Sections.section(draft.highlights()),
                Sections.section(draft.questions()),
                Sections.section(draft.issues()),
                Sections.section(draft.decisions()));
    }

    private List<String> opening() {
        Session session = facts.session();
        int teams = session.teams.size();
        return List.of(
                "%s“潮州队长有话说”于%s在%s举行，形式为%s，主题是“%s”。"
                        .formatted(
                                session.title(),
                                session.meetingDate == null ? "" : DAY.format(session.meetingDate),
                                session.place,
                                facts.meetingForm(),
                                session.theme),
                "受邀工作队%d个，到会%d个%s。".formatted(teams, teams - facts.absentTeams().size(), absent(facts.absentTeams())),
                "参加点评的部门：%s%s。".formatted(String.join("、", facts.departments()), absent(facts.absentDepartments())),
                "本期申报亮点%d项，受理%d项，%d位队长发言。"
                        .formatted(
                                facts.submitted(),
                                facts.accepted(),
                                facts.spoken().size()),
                "会议听取了上期问题办理情况。" + facts.lastReport());
    }

    private static String absent(List<String> names) {
        return names.isEmpty() ? "" : "（缺席：" + String.join("、", names) + "）";
    }

    private List<String> highlights() {
        List<String> lines = new ArrayList<>();
        for (Spoken spoken : facts.spoken()) {
            HighlightFacts h = spoken.highlight();
            lines.add("%d. %s（%s，镇核实情况：%s）"
                    .formatted(
                            lines.size() == 0 ? 1 : h.agendaOrder(),
                            AgendaDesk.label(h),
                            h.number(),
                            h.verification()));
            lines.add("做法和成效：" + h.summary());
            lines.add("变化：" + h.change() + "。");
            spoken.reviews().forEach(r -> lines.add("点评：" + line(r)));
        }
        return lines.isEmpty() ? List.of("本期没有队长发言。") : lines;
    }

    private static String line(ReviewFacts review) {
        return review.department()
                + "（" + review.status() + (review.conclusion() == null ? "" : "，" + review.conclusion()) + "）"
                + (review.comment() == null ? "" : "：" + review.comment());
    }

    private List<String> questions() {
        if (facts.questions().isEmpty()) {
            return List.of("本期没有公开的提问。");
        }
        List<String> lines = new ArrayList<>();
        for (QuestionFacts q : facts.questions()) {
            lines.add("问%s（%s）：%s".formatted(q.addressee(), q.number(), q.text()));
            lines.add(q.answer() == null ? "答：" + q.status() + "。" : "答：" + q.answer());
        }
        return lines;
    }

    private List<String> issues() {
        if (facts.issues().isEmpty()) {
            return List.of("本期没有登记问题。");
        }
        List<String> lines = new ArrayList<>();
        lines.add("本期登记问题%d个，每个都有去向和责任单位：".formatted(facts.issues().size()));
        facts.issues().forEach(i -> lines.add(line(i)));
        return lines;
    }

    private static String line(IssueFacts issue) {
        return "%s %s（%s提出）：%s，责任单位%s，%s。"
                .formatted(
                        issue.number(),
                        issue.title(),
                        issue.team(),
                        issue.outcome(),
                        owner(issue),
                        issue.statusTitle());
    }

    /** An issue that waits for its dispatch has no owner yet. */
    static String owner(IssueFacts issue) {
        return issue.ownerName() == null ? "待交办" : issue.ownerName();
    }

    private List<String> decisions() {
        List<String> lines = new ArrayList<>();
        for (Spoken spoken : facts.spoken()) {
            Map<String, List<String>> departments = spoken.reviews().stream()
                    .filter(r -> r.conclusion() != null)
                    .collect(Collectors.groupingBy(
                            r -> String.valueOf(r.conclusion()),
                            LinkedHashMap::new,
                            Collectors.mapping(ReviewFacts::department, Collectors.toList())));
            departments.forEach((conclusion, names) -> lines.add("%s：%s的结论为“%s”。"
                    .formatted(AgendaDesk.label(spoken.highlight()), String.join("、", names), conclusion)));
        }
        if (!facts.spoken().isEmpty()) {
            lines.add("本期发言的亮点收入经验库，各队因地制宜借鉴。");
        }
        if (!facts.issues().isEmpty()) {
            lines.add("本期问题由责任单位按期办理，下一期会上报告办理情况。");
        }
        return lines.isEmpty() ? List.of("本期没有议定事项。") : lines;
    }
}
