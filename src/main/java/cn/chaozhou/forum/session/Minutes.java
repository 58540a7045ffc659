package cn.chaozhou.forum.session;

/** The minutes (纪要) of a session, section by section. */
record Minutes(String opening, String highlights, String questions, String issues, String decisions) {}
