package cn.chaozhou.forum.session;

import cn.chaozhou.forum.issue.IssueDesk;
import cn.chaozhou.forum.issue.IssueFacts;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** How the issues of the session before stand today: every session opens with it. */
@Component
class LastReport {

    private final SessionDesk sessions;
    private final IssueDesk issues;

    LastReport(SessionDesk sessions, IssueDesk issues) {
        this.sessions = sessions;
        this.issues = issues;
    }

    String before(String number) {
        return sessions.before(number)
                .map(last -> text(last, issues.ofSession(last.number)))
                .orElse("这是第一期，没有上期问题。");
    }

    static String text(Session last, List<IssueFacts> issues) {
        if (issues.isEmpty()) {
            return last.title() + "没有登记问题。";
        }
        List<String> lines = new ArrayList<>();
        lines.add(last.title() + "共登记问题" + issues.size() + "个：\n");
        issues.forEach(i -> lines.add(
                "- %s %s：%s，责任单位%s".formatted(i.number(), i.title(), i.statusTitle(), MinutesDraft.owner(i))));
        return Sections.section(lines);
    }
}
