package cn.chaozhou.forum.organisation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A role of the contract (design, section 7) with the kind of organisation it belongs to, if any. */
public enum Role {
    CAPTAIN("captain", "team", "队长"),
    TOWN("town", "town", "镇党委政府", "党委政府"),
    UNIT("unit", "unit", "派出单位"),
    HANDLER("handler", "dept", "部门经办", "经办人"),
    HEAD("head", "dept", "部门负责人", "负责人"),
    COUNTY("county", "county", "县区", "乡村振兴负责人"),
    SECRETARIAT("secretariat", null, "活动办公室"),
    SUPERVISOR("supervisor", null, "督办员"),
    LEADER("leader", null, "市分管领导"),
    MANAGER("manager", null, "管理人员"),
    PROCESS_ADMIN("processAdmin", null, "流程管理员"),
    SYSTEM_ADMIN("systemAdmin", null, "系统管理员"),
    SECURITY_ADMIN("securityAdmin", null, "安全管理员"),
    AUDIT_ADMIN("auditAdmin", null, "审计管理员");

    private final String group;
    private final @Nullable String organisationKind;
    private final String title;
    private final String post;

    Role(String group, @Nullable String organisationKind, String title) {
        this(group, organisationKind, title, title);
    }

    Role(String group, @Nullable String organisationKind, String title, String post) {
        this.group = group;
        this.organisationKind = organisationKind;
        this.title = title;
        this.post = post;
    }

    /** The role's group, for example {@code captain}. */
    public String group() {
        return group;
    }

    /** In Chinese, for people. */
    public String title() {
        return title;
    }

    /** What its holder is called after the organisation's name: 大埕镇工作队 + 队长. */
    String post() {
        return post;
    }

    /** Kind of organisation the role belongs to (team, town, unit, dept, county), or null for a city-wide role. */
    public @Nullable String organisationKind() {
        return organisationKind;
    }

    /** The candidate group of one role in one organisation, for example {@code team.dacheng.captain}. */
    public String of(String organisation) {
        return organisationKind + "." + organisation + "." + group;
    }

    /** All groups of a person in this role: the role, the organisation, and the role in the organisation. */
    List<String> groups(@Nullable String organisation) {
        return organisationKind == null
                ? List.of(group)
                : List.of(group, organisationKind + "." + organisation, of(String.valueOf(organisation)));
    }

    static Role of(String group, String where) {
        for (Role role : values()) {
            if (role.group.equals(group)) {
                return role;
            }
        }
        throw new IllegalStateException(where + ": unknown role '" + group + "'");
    }
}
