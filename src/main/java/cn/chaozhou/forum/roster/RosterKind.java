package cn.chaozhou.forum.roster;

import cn.chaozhou.forum.organisation.UnitKind;
import cn.chaozhou.forum.role.Role;
import cn.chaozhou.forum.wording.Texts;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The kinds of rows that a file holds, a sheet or csv file each, every kind before those that name it. */
enum RosterKind {
    COUNTY(
            "county",
            UnitKind.COUNTY,
            required("code", "code"),
            required("name", "countyName"),
            column("from"),
            column("to"),
            column("successor")),
    DEPARTMENT(
            "department",
            UnitKind.DEPARTMENT,
            required("code", "code"),
            required("name", "departmentName"),
            column("from"),
            column("to"),
            column("successor")),
    UNIT(
            "unit",
            UnitKind.UNIT,
            required("code", "code"),
            required("name", "unitName"),
            column("department"),
            column("sample"),
            column("from"),
            column("to"),
            column("successor")),
    TEAM(
            "team",
            UnitKind.TEAM,
            required("code", "code"),
            required("name", "town"),
            required("county", "county"),
            required("unit", "unit"),
            column("from"),
            column("to"),
            column("successor")),
    PERSON("person", null, required("user", "user"), required("person", "person"), column("phone"), column("email")),
    DUTY(
            "duty",
            null,
            required("user", "user"),
            required("role", "role"),
            column("organisation"),
            column("standIn"),
            required("from", "from"),
            column("to"));

    /**
     * A column.
     *
     * @param field what it holds, as the rules name it
     * @param header end of the key of what stands above it
     * @param required whether the sheet must have it
     */
    record Column(String field, String header, boolean required) {

        String title() {
            return Texts.of("roster.header." + header);
        }

        /** What also names it, where the sheet tells which kind is meant. */
        boolean isAlso(String title) {
            return field.equals("name") && title.equals(Texts.of("roster.header.name"));
        }
    }

    private final String key;
    private final @Nullable UnitKind unitKind;
    private final List<Column> columns;

    RosterKind(String key, @Nullable UnitKind unitKind, Column... columns) {
        this.key = key;
        this.unitKind = unitKind;
        this.columns = List.of(columns);
    }

    private static Column required(String field, String header) {
        return new Column(field, header, true);
    }

    private static Column column(String field) {
        return new Column(field, field, false);
    }

    /** As addresses name it, for example {@code team}. */
    String key() {
        return key;
    }

    /** What its sheet is called, for example 工作队. */
    String title() {
        return Texts.of("roster.sheet." + key);
    }

    Optional<UnitKind> unitKind() {
        return Optional.ofNullable(unitKind);
    }

    List<Column> columns() {
        return columns;
    }

    /** Who may write it: accounts and organisations one administrator, who holds which post another one. */
    Role writer() {
        return this == DUTY ? Role.SECURITY_ADMIN : Role.SYSTEM_ADMIN;
    }

    static Optional<RosterKind> find(String key) {
        return Arrays.stream(values()).filter(kind -> kind.key.equals(key)).findFirst();
    }

    static Optional<RosterKind> titled(String title) {
        return Arrays.stream(values())
                .filter(kind -> kind.title().equals(title))
                .findFirst();
    }
}
