package cn.chaozhou.forum.issue;

import cn.chaozhou.forum.engine.Var;

/** Names in the diagram issueRecalculation. */
public final class RecalculationProcess {

    public static final String KEY = "issueRecalculation";

    static final Var<String> RECALCULATION_SCOPE = Var.text("recalculationScope");
    static final Var<String> RECALCULATED_ISSUE = Var.text("recalculatedIssue");
    static final Var<String> RECALCULATED_CLASS = Var.text("recalculatedClass");
    static final Var<String> RECALCULATION_REASON = Var.text("recalculationReason");

    private RecalculationProcess() {}
}
