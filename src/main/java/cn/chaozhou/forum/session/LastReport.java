package cn.chaozhou.forum.session;

import cn.chaozhou.forum.issue.IssueDesk;
import cn.chaozhou.forum.issue.IssueFacts;
import cn.chaozhou.forum.wording.Texts;
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
        return sessions.numberBefore(number)
                .map(last -> text(last, issues.ofSession(last)))
                .orElse(Texts.of("session.lastReport.first"));
    }

    private static String text(String last, List<IssueFacts> issues) {
        if (issues.isEmpty()) {
            return Texts.of("session.lastReport.none", Texts.session(last));
        }
        List<String> lines = new ArrayList<>();
        lines.add(Texts.of("session.lastReport.issues", Texts.session(last), issues.size()) + "\n");
        issues.forEach(i -> lines.add(
                Texts.of("session.lastReport.issue", i.number(), i.title(), i.statusTitle(), MinutesDraft.owner(i))));
        return Sections.section(lines);
    }
}
