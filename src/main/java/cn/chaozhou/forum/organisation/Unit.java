package cn.chaozhou.forum.organisation;

import cn.chaozhou.forum.role.Role;
import cn.chaozhou.forum.wording.Texts;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A team, dispatching unit, department or county, now, once or some day.
 *
 * @param name of a team its town
 * @param county code of a team's county
 * @param unit code of the unit that dispatched a team
 * @param department code of the city department that a dispatching unit is, where it is one
 * @param sample whether a dispatching unit only stands for one that was never published
 * @param from first day; null since ever
 * @param to last day; null until further notice
 * @param successor code of the one of its kind that goes on with its posts and its open work
 */
public record Unit(
        UnitKind kind,
        String code,
        String name,
        @Nullable String county,
        @Nullable String unit,
        @Nullable String department,
        boolean sample,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable String successor) {

    public boolean isInForce(LocalDate day) {
        return hasBegun(day) && !hasEnded(day);
    }

    boolean hasBegun(LocalDate day) {
        return from == null || !day.isBefore(from);
    }

    boolean hasEnded(LocalDate day) {
        return to != null && day.isAfter(to);
    }

    /** What the holder of the post is of: 大埕镇工作队 for its captain, 大埕镇 for its town. */
    public String nameFor(Role role) {
        return role == Role.CAPTAIN ? title() : name;
    }

    /** For example 大埕镇工作队. */
    public String title() {
        return kind == UnitKind.TEAM ? Texts.of("organisation.team.title", name) : name;
    }

    Unit until(LocalDate lastDay, @Nullable String follower) {
        return new Unit(kind, code, name, county, unit, department, sample, from, lastDay, follower);
    }

    /** What stands in each of its fields, besides the code; days as {@link LocalDate}. */
    public Map<String, @Nullable Object> values() {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("name", name);
        if (kind == UnitKind.TEAM) {
            values.put("county", county);
            values.put("unit", unit);
        }
        if (kind == UnitKind.UNIT) {
            values.put("department", department);
            values.put("sample", Texts.of(sample ? "organisation.yes" : "organisation.no"));
        }
        values.put("from", from);
        values.put("to", to);
        values.put("successor", successor);
        return values;
    }
}
