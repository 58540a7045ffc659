package cn.chaozhou.forum.issue;

import cn.chaozhou.forum.calendar.Deadlines;
import cn.chaozhou.forum.engine.DiagramBean;
import cn.chaozhou.forum.issue.IssueRules.ExtensionRule;
import cn.chaozhou.forum.role.Role;
import cn.chaozhou.forum.wording.Texts;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * What the forms of an issue show as it stands when they are opened: a lamp turns red overnight. (Public: expressions
 * call public methods of public classes only.)
 */
@Component("issue")
public class IssueInDiagram implements DiagramBean {

    private final Issues issues;
    private final IssueReader reader;
    private final IssueRules rules;
    private final Deadlines deadlines;

    /** Lazy: the engine itself looks for this bean while it is built. */
    IssueInDiagram(@Lazy Issues issues, @Lazy IssueReader reader, IssueRules rules, Deadlines deadlines) {
        this.issues = issues;
        this.reader = reader;
        this.rules = rules;
        this.deadlines = deadlines;
    }

    /** The head of each form. */
    public String summary(String number) {
        return reader.summary(issues.require(number));
    }

    /** What the owner must know before asking for an extension: until when, and who would decide it. */
    public String extensionRule(String number) {
        int before = Math.abs(deadlines.limit("extensionCutoff").amount());
        ExtensionRule rule = rules.extension(issues.require(number).extensions + 1, 1);
        return rule.approver() == null
                ? Texts.of("issue.extension.none", rule.refusal())
                : Texts.of("issue.extension.rule", before, approver(rule.approver()));
    }

    private static String approver(String role) {
        return role.equals(Role.HEAD.group())
                ? Texts.of("issue.extension.head")
                : Role.of(role, "extension.dmn").title();
    }
}
