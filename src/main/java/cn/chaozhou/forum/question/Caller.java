package cn.chaozhou.forum.question;

import cn.chaozhou.forum.role.Role;
import java.util.List;
import org.camunda.bpm.engine.impl.identity.Authentication;

/**
 * Whoever makes a request, with what they may do about questions.
 *
 * @param mayAsk captains, handlers and heads ask, and may say that they have a question too
 * @param mayKnowAskers the secretariat and the audit
 */
record Caller(String user, boolean mayAsk, boolean mayKnowAskers) {

    static Caller of(Authentication who) {
        List<String> groups = who.getGroupIds() == null ? List.of() : who.getGroupIds();
        return new Caller(
                who.getUserId(),
                holds(groups, Role.CAPTAIN, Role.HANDLER, Role.HEAD),
                holds(groups, Role.SECRETARIAT, Role.AUDIT_ADMIN));
    }

    private static boolean holds(List<String> groups, Role... roles) {
        for (Role role : roles) {
            if (groups.contains(role.group())) {
                return true;
            }
        }
        return false;
    }
}
