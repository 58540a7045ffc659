package cn.chaozhou.forum.roster;

import cn.chaozhou.forum.organisation.Unit;
import cn.chaozhou.forum.organisation.UnitKind;
import cn.chaozhou.forum.organisation.UnitRules;
import cn.chaozhou.forum.organisation.UnitWords;
import cn.chaozhou.forum.organisation.Units;
import cn.chaozhou.forum.wording.Texts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The rows of counties, departments, dispatching units and teams: what each would change, and what is wrong with it. */
@Component
class UnitRows {

    private final Units stored;
    private final UnitRules rules;

    UnitRows(Units stored, UnitRules rules) {
        this.stored = stored;
        this.rules = rules;
    }

    private record Row(RosterTable.Line line, @Nullable Unit before, Unit after) {}

    /** All rows are read before one is checked: they may name each other, in any order. */
    void plan(List<RosterTable> tables, Plan plan) {
        List<Row> rows = new ArrayList<>();
        for (RosterTable table : tables) {
            table.kind().unitKind().ifPresent(kind -> read(kind, table, plan, rows));
        }
        for (Row row : rows) {
            if (!row.line().isFaulty() && row.after().equals(row.before())) {
                plan.unchanged();
                continue;
            }
            rules.check(row.after(), row.before(), plan.units())
                    .forEach(slip -> row.line().fault(slip.field(), slip.advice()));
            if (row.line().isFaulty()) {
                continue;
            }
            plan.add(new Plan.UnitStep(describe(row), row.after()));
        }
    }

    private void read(UnitKind kind, RosterTable table, Plan plan, List<Row> rows) {
        Map<String, Integer> seen = new HashMap<>();
        for (RosterTable.Line line : table.lines()) {
            String code = line.text("code");
            Integer earlier = code.isEmpty() ? null : seen.putIfAbsent(code, line.number());
            if (earlier != null) {
                line.fault("code", Texts.of("roster.twice", earlier));
                continue;
            }
            Optional<Unit> before = code.isEmpty() ? Optional.empty() : stored.find(kind, code);
            Unit after = unit(kind, line, before.orElse(null));
            rows.add(new Row(line, before.orElse(null), after));
            if (!code.isEmpty()) {
                plan.units().put(after);
            }
        }
    }

    /** What the sheet has no column for stays as it is. */
    private static Unit unit(UnitKind kind, RosterTable.Line line, @Nullable Unit before) {
        return new Unit(
                kind,
                line.text("code"),
                line.text("name"),
                line.has("county") ? line.textOrNull("county") : null,
                line.has("unit") ? line.textOrNull("unit") : null,
                line.has("department") || before == null ? line.textOrNull("department") : before.department(),
                line.has("sample") || before == null ? line.flag("sample") : before.sample(),
                line.has("from") || before == null ? line.day("from") : before.from(),
                line.has("to") || before == null ? line.day("to") : before.to(),
                line.has("successor") || before == null ? line.textOrNull("successor") : before.successor());
    }

    private static Change describe(Row row) {
        String what = row.before() == null
                ? "roster.added"
                : row.before().to() == null && row.after().to() != null ? "roster.ended" : "roster.changed";
        return Plan.change(
                row.line(),
                Texts.of(what),
                Texts.of("roster.subject", row.after().name(), row.after().code()),
                UnitWords.of(row.before(), row.after()),
                RosterKind.COUNTY.writer());
    }
}
