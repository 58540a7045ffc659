package cn.chaozhou.forum.board;

import cn.chaozhou.forum.organisation.Unit;
import cn.chaozhou.forum.organisation.UnitBook;
import cn.chaozhou.forum.organisation.UnitKind;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the organisations of a whole board are called, read once for all its rows. */
final class Names {

    private final Map<String, Unit> units = new HashMap<>();

    Names(UnitBook book) {
        for (UnitKind kind : UnitKind.values()) {
            book.all(kind).forEach(unit -> units.put(key(kind, unit.code()), unit));
        }
    }

    /** @param group for example {@code dept.agri}, {@code county.raoping}, {@code team.dacheng} */
    String of(String group) {
        int dot = group.indexOf('.');
        UnitKind kind =
                switch (group.substring(0, dot)) {
                    case "dept" -> UnitKind.DEPARTMENT;
                    case "county" -> UnitKind.COUNTY;
                    default -> UnitKind.TEAM;
                };
        Unit unit = units.get(key(kind, group.substring(dot + 1)));
        return unit == null ? group : unit.title();
    }

    /** Code of the county a team is in. */
    Optional<String> countyOf(@Nullable String team) {
        return team == null
                ? Optional.empty()
                : Optional.ofNullable(units.get(key(UnitKind.TEAM, team))).map(Unit::county);
    }

    private static String key(UnitKind kind, String code) {
        return kind.key() + "." + code;
    }
}
