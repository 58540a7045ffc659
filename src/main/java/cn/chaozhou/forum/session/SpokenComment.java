package cn.chaozhou.forum.session;

/** What somebody of a department said of a highlight in the meeting. */
record SpokenComment(String highlight, String department, String comment) {}
