package cn.chaozhou.forum.notice;

/** What a receiver reads: plain text, one line of subject. */
record Letter(String subject, String body) {}
