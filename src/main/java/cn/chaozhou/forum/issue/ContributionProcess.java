package cn.chaozhou.forum.issue;

import cn.chaozhou.forum.engine.Var;

/** Names in the diagram issueContribution. */
public final class ContributionProcess {

    public static final String KEY = "issueContribution";

    public static final String USER_TASK_CONTRIBUTE = "userTask_contribute";
    public static final String USER_TASK_REVIEW_CONTRIBUTION = "userTask_reviewContribution";
    public static final String TIMER_CONTRIBUTION_DUE = "timer_contributionDue";
    public static final String TIMER_CONTRIBUTION_REVIEW_OVER = "timer_contributionReviewOver";

    static final Var<String> CONTRIBUTOR = Var.text("contributor");
    static final Var<String> CONTRIBUTOR_NAME = Var.text("contributorName");
    static final Var<String> CONTRIBUTOR_GROUP = Var.text("contributorGroup");
    static final Var<String> CONTRIBUTION_TASK = Var.text("contributionTask");
    static final Var<String> CONTRIBUTION = Var.text("contribution");
    static final Var<Boolean> THIN = Var.flag("thin");
    static final Var<Boolean> RETURNED = Var.flag("returned");
    static final Var<String> RETURN_REASON = Var.text("returnReason");

    private ContributionProcess() {}
}
