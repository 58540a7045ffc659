package cn.chaozhou.forum.role;

import cn.chaozhou.forum.wording.Texts;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A role of the contract (design, section 7) with the kind of organisation it belongs to, if any. */
public enum Role {
    CAPTAIN("captain", "team"),
    TOWN("town", "town"),
    UNIT("unit", "unit"),
    HANDLER("handler", "dept"),
    HEAD("head", "dept"),
    COUNTY("county", "county"),
    SECRETARIAT("secretariat", null),
    SUPERVISOR("supervisor", null),
    LEADER("leader", null),
    MANAGER("manager", null),
    PROCESS_ADMIN("processAdmin", null),
    SYSTEM_ADMIN("systemAdmin", null),
    SECURITY_ADMIN("securityAdmin", null),
    AUDIT_ADMIN("auditAdmin", null);

    private final String group;
    private final @Nullable String organisationKind;

    Role(String group, @Nullable String organisationKind) {
        this.group = group;
        this.organisationKind = organisationKind;
    }

    /** The role's group, for example {@code captain}. */
    public String group() {
        return group;
    }

    /** In Chinese, for people. */
    public String title() {
        return Texts.of("organisation.role." + group + ".title");
    }

    /** What its holder is called after the name of the organisation the role belongs to: 大埕镇工作队 + 队长. */
    public String post() {
        return Texts.of("organisation.role." + group + ".post");
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
    public List<String> groups(@Nullable String organisation) {
        return organisationKind == null
                ? List.of(group)
                : List.of(group, organisationKind + "." + organisation, of(String.valueOf(organisation)));
    }

    /** The role of that group; a missing one is a fault of what is read there. */
    public static Role of(String group, String where) {
        return find(group).orElseThrow(() -> new IllegalStateException(where + ": unknown role '" + group + "'"));
    }

    public static Optional<Role> find(@Nullable String group) {
        return Arrays.stream(values()).filter(role -> role.group.equals(group)).findFirst();
    }
}
