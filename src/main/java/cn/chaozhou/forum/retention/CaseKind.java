package cn.chaozhou.forum.retention;

import cn.chaozhou.forum.wording.Texts;
import java.util.List;
import java.util.Locale;

/**
 * A kind of case that is cleared one day, with its tables. Experiences and borrowings are not among them: the library is
 * kept for good.
 */
enum CaseKind {
    ISSUE(
            "title",
            List.of(
                    new Part("chase", "issue_number"),
                    new Part("progress_report", "issue_number"),
                    new Part("extension", "issue_number"),
                    new Part("clock_stop", "issue_number"),
                    new Part("contribution", "issue_number"),
                    new Part("closure", "issue_number"),
                    new Part("closure_evidence", "issue_number"),
                    new Part("contest", "issue_number"),
                    new Part("recalculation", "issue_number"),
                    new Part("issue_merge", "merged"),
                    new Part("attachment", "case_number")),
            List.of(new Part("issue", "merged_into"), new Part("issue_merge", "leading_issue"))),
    QUESTION(
            "text",
            List.of(new Part("question_support", "question")),
            List.of(new Part("question", "merged_into"), new Part("library_answer", "question"))),
    HIGHLIGHT(
            "title",
            List.of(
                    new Part("evidence", "highlight"),
                    new Part("review", "highlight"),
                    new Part("attachment", "case_number")),
            List.of(new Part("experience", "highlight"))),
    SESSION(
            "theme",
            List.of(
                    new Part("invited_team", "session"),
                    new Part("invited_department", "session"),
                    new Part("question_window", "session_number")),
            List.of());

    /** Rows of another table that name the case by its number. */
    record Part(String table, String column) {}

    private final String title;
    private final List<Part> parts;
    private final List<Part> needs;

    CaseKind(String title, List<Part> parts, List<Part> needs) {
        this.title = title;
        this.parts = parts;
        this.needs = needs;
    }

    /** The row of the table of retention, and the table of the cases themselves. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    String label() {
        return Texts.of("retention.kind." + key());
    }

    /** Column that says what a case is about. */
    String title() {
        return title;
    }

    /**
     * Numbers of what hangs on the case, for {@code like}: the reviews of a highlight. What has a session's number before
     * its own is a case of its own.
     */
    String below(String number) {
        return this == SESSION ? number : number + "/%";
    }

    /** What goes with the case. */
    List<Part> parts() {
        return parts;
    }

    /** What stays and still needs the case: it keeps the case from being cleared. */
    List<Part> needs() {
        return needs;
    }
}
