package cn.chaozhou.forum.roster;

import cn.chaozhou.forum.engine.InputRefused;
import cn.chaozhou.forum.organisation.AppointmentRules;
import cn.chaozhou.forum.organisation.Appointments.Wish;
import cn.chaozhou.forum.organisation.Duties;
import cn.chaozhou.forum.organisation.Duty;
import cn.chaozhou.forum.organisation.StoredFacts;
import cn.chaozhou.forum.organisation.Unit;
import cn.chaozhou.forum.organisation.UnitKind;
import cn.chaozhou.forum.organisation.Units;
import cn.chaozhou.forum.role.Role;
import cn.chaozhou.forum.wording.Texts;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The rows of who holds which post. A row with the person, post and first day of a stored duty is that duty, and may end it;
 * every other one is an appointment. What ends makes room before anybody is appointed.
 */
@Component
class DutyRows {

    private final Duties stored;
    private final StoredFacts facts;
    private final Units units;
    private final Clock clock;

    DutyRows(Duties stored, StoredFacts facts, Units units, Clock clock) {
        this.stored = stored;
        this.facts = facts;
        this.units = units;
        this.clock = clock;
    }

    private record Row(RosterTable.Line line, Wish wish) {}

    void plan(RosterTable table, Plan plan) {
        List<Duty> duties = new ArrayList<>(stored.all());
        List<Row> appointments = new ArrayList<>();
        Map<Wish, Integer> seen = new HashMap<>();
        for (RosterTable.Line line : table.lines()) {
            Wish wish = wish(line);
            if (line.isFaulty()) {
                continue;
            }
            Integer earlier = seen.putIfAbsent(beginning(wish), line.number());
            Optional<Duty> same =
                    duties.stream().filter(duty -> isSame(duty, wish)).findFirst();
            if (earlier != null) {
                line.fault("user", Texts.of("roster.twice", earlier));
            } else if (same.isPresent()) {
                end(line, same.get(), wish.to(), duties, plan);
            } else {
                appointments.add(new Row(line, wish));
            }
        }
        PlannedFacts planned = new PlannedFacts(plan.units(), plan.accounts(), duties);
        PlannedFacts today = new PlannedFacts(units, new HashSet<>(facts.accounts()), duties);
        appointments.forEach(row -> appoint(row, planned, today, plan));
    }

    private static Wish wish(RosterTable.Line line) {
        for (String field : List.of("user", "role", "from")) {
            if (line.text(field).isEmpty()) {
                line.fault(field, Texts.of("organisation.unit.missing"));
            }
        }
        String title = line.text("role");
        Optional<Role> role = Stream.of(Role.values())
                .filter(known -> known.title().equals(title) || known.group().equals(title))
                .findFirst();
        if (role.isEmpty()) {
            line.fault("role", Texts.of("organisation.refused.role", title));
        }
        return new Wish(
                line.text("user"),
                role.map(Role::group).orElse(null),
                line.textOrNull("organisation"),
                line.flag("standIn"),
                line.day("from"),
                line.day("to"));
    }

    private static Wish beginning(Wish wish) {
        return new Wish(wish.user(), wish.role(), wish.organisation(), wish.standIn(), wish.from(), null);
    }

    private static boolean isSame(Duty duty, Wish wish) {
        return duty.user().equals(wish.user())
                && duty.role().group().equals(wish.role())
                && Objects.equals(duty.organisation(), wish.organisation())
                && duty.standIn() == wish.standIn()
                && duty.from().equals(wish.from());
    }

    private void end(RosterTable.Line line, Duty duty, @Nullable LocalDate wished, List<Duty> duties, Plan plan) {
        LocalDate to = withinUnit(duty, wished);
        if (Objects.equals(duty.to(), to)) {
            plan.unchanged();
            return;
        }
        LocalDate today = LocalDate.ofInstant(clock.instant(), clock.getZone());
        if (to == null || duty.to() != null && duty.to().isBefore(today)) {
            line.fault("to", Texts.of("roster.duty.over", String.valueOf(duty.to())));
            return;
        }
        try {
            AppointmentRules.checkEnd(duty, to, new PlannedFacts(plan.units(), plan.accounts(), duties));
        } catch (InputRefused refused) {
            line.fault("to", refused.advice());
            return;
        }
        duties.remove(duty);
        duties.add(new Duty(
                duty.id(),
                duty.user(),
                duty.role(),
                duty.organisation(),
                duty.standIn(),
                duty.from(),
                to,
                duty.inForce(),
                null));
        Change change = Plan.change(
                line,
                Texts.of("roster.ended"),
                subject(duty.user(), duty.role(), duty.organisation(), plan),
                Texts.of("organisation.unit.change", Texts.of("roster.header.to"), shown(duty.to()), shown(to)),
                RosterKind.DUTY.writer());
        plan.add(new Plan.EndStep(change, duty.id(), to));
    }

    /** The end of an organisation has ended its duties; a file from before need not know. */
    private @Nullable LocalDate withinUnit(Duty duty, @Nullable LocalDate wished) {
        LocalDate end = unit(duty.role(), duty.organisation(), units::find)
                .map(Unit::to)
                .orElse(null);
        boolean cut = end != null && !duty.from().isAfter(end) && (wished == null || wished.isAfter(end));
        return cut ? end : wished;
    }

    private void appoint(Row row, PlannedFacts planned, PlannedFacts today, Plan plan) {
        AppointmentRules.Checked checked;
        try {
            checked = AppointmentRules.check(row.wish(), planned);
        } catch (InputRefused refused) {
            row.line().fault(refused.field(), refused.advice());
            return;
        }
        boolean dependent = isRefused(row.wish(), today);
        planned.duties()
                .add(new Duty(
                        0,
                        checked.user(),
                        checked.role(),
                        checked.organisation(),
                        row.wish().standIn(),
                        checked.from(),
                        checked.to(),
                        false,
                        null));
        Change change = Plan.change(
                row.line(),
                Texts.of("roster.appointed"),
                subject(checked.user(), checked.role(), checked.organisation(), plan),
                Texts.of("roster.duty.period", shown(checked.from()), shown(checked.to())),
                RosterKind.DUTY.writer());
        plan.add(new Plan.AppointmentStep(change, row.wish(), dependent));
    }

    private static boolean isRefused(Wish wish, PlannedFacts facts) {
        try {
            AppointmentRules.check(wish, facts);
            return false;
        } catch (InputRefused refused) {
            return true;
        }
    }

    private static String subject(String user, Role role, @Nullable String organisation, Plan plan) {
        String post = unit(role, organisation, plan.units()::find)
                .map(unit -> unit.nameFor(role) + role.post())
                .orElse(role.title());
        return Texts.of("roster.subject", post, user);
    }

    private interface Finder {
        Optional<Unit> find(UnitKind kind, String code);
    }

    private static Optional<Unit> unit(Role role, @Nullable String organisation, Finder finder) {
        return organisation == null
                ? Optional.empty()
                : UnitKind.of(role).flatMap(kind -> finder.find(kind, organisation));
    }

    private static Object shown(@Nullable LocalDate day) {
        return day == null ? Texts.of("organisation.openEnd") : day;
    }
}
