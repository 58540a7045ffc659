package cn.chaozhou.forum.issue;

import cn.chaozhou.forum.wording.Texts;

/** Where an issue stands. */
enum IssueStatus {
    REGISTERED,
    ANSWERED,
    DISPATCHED,
    OBJECTED,
    HANDLING,
    PAUSED,
    PARKED,
    MERGED,
    SOLVED,
    CHECKED,
    CLOSED,
    ARCHIVED;

    String title() {
        return Texts.of("issue.status." + name());
    }
}
