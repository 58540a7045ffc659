package cn.chaozhou.forum.organisation;

import cn.chaozhou.forum.role.Role;
import cn.chaozhou.forum.wording.Texts;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The kinds of organisations whose codes stand in groups and cases, each before those that name it. */
public enum UnitKind {
    COUNTY("county", "county", 60, Role.COUNTY),
    DEPARTMENT("department", "department", 60, Role.HANDLER, Role.HEAD),
    UNIT("unit", "dispatching_unit", 100, Role.UNIT),
    TEAM("team", "team", 60, Role.CAPTAIN, Role.TOWN);

    private final String key;
    private final String table;
    private final int longestName;
    private final List<Role> roles;

    UnitKind(String key, String table, int longestName, Role... roles) {
        this.key = key;
        this.table = table;
        this.longestName = longestName;
        this.roles = List.of(roles);
    }

    /** As addresses name it, for example {@code team}. */
    public String key() {
        return key;
    }

    /** For people, for example 工作队. */
    public String title() {
        return Texts.of("organisation.kind." + key);
    }

    /** The posts that each of them has. */
    public List<Role> roles() {
        return roles;
    }

    String table() {
        return table;
    }

    int longestName() {
        return longestName;
    }

    public static Optional<UnitKind> find(String key) {
        return Arrays.stream(values()).filter(kind -> kind.key.equals(key)).findFirst();
    }

    /** Empty for a city-wide role. */
    public static Optional<UnitKind> of(Role role) {
        return Arrays.stream(values()).filter(kind -> kind.roles.contains(role)).findFirst();
    }
}
