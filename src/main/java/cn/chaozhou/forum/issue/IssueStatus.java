package cn.chaozhou.forum.issue;

/** Where an issue stands. */
enum IssueStatus {
    REGISTERED("已登记"),
    ANSWERED("当场答复"),
    DISPATCHED("已交办，待认领"),
    OBJECTED("异议待裁定"),
    HANDLING("办理中"),
    PAUSED("外部程序中，停表"),
    PARKED("挂账"),
    SOLVED("已报请核验"),
    CHECKED("已核验，待评价"),
    CLOSED("已销号"),
    ARCHIVED("已归档");

    private final String title;

    IssueStatus(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }
}
