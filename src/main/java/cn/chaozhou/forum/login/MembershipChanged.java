package cn.chaozhou.forum.login;

/**
 * Somebody put a person into a group by the engine's own door, or took them out; listeners do what follows in the same
 * transaction.
 *
 * @param joined false for taking out
 */
public record MembershipChanged(String user, String group, boolean joined) {}
