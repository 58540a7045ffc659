package cn.chaozhou.forum.issue;

import cn.chaozhou.forum.casefile.Options;
import cn.chaozhou.forum.engine.DiagramBean;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * What the select fields of an issue's forms offer, as tables and organisation stand when a form is opened.
 * (Public: expressions call public methods of public classes only.)
 */
@Component("issueChoices")
public class IssueChoices implements DiagramBean {

    private final Owners owners;
    private final Starters starters;
    private final IssueRules rules;
    private final Options options;

    /** Lazy: the engine itself looks for this bean while it is built. */
    IssueChoices(Owners owners, @Lazy Starters starters, IssueRules rules, Options options) {
        this.owners = owners;
        this.starters = starters;
        this.rules = rules;
        this.options = options;
    }

    /** Who may own an issue. */
    public List<Map<String, String>> owners() {
        return owners.options();
    }

    /** Teams, for who raises an issue in the name of one. */
    public List<Map<String, String>> teams() {
        return starters.teamOptions();
    }

    /** Classes with their limits. */
    public List<Map<String, String>> classes() {
        return rules.classOptions();
    }

    /** Categories of the duty catalogue. */
    public List<Map<String, String>> categories() {
        return rules.categoryOptions();
    }

    /** For who works on an issue: outer procedures, reasons for parking, kinds of evidence. */
    public Map<String, List<Map<String, Object>>> work() {
        return options.groups("procedure", "parkingCause", "solutionEvidence");
    }
}
