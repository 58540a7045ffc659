package cn.chaozhou.forum.organisation;

import cn.chaozhou.forum.wording.Texts;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What an organisation must be like to be stored; the same for a page and for each row of a file. */
@Component
public class UnitRules {

    /** Codes stand in groups (team.dacheng.captain) and business keys (2026-03/L-07/D-agri): no dot, slash or hyphen. */
    private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9]{1,31}");

    private final WaitingTasks tasks;
    private final Clock clock;

    UnitRules(WaitingTasks tasks, Clock clock) {
        this.tasks = tasks;
        this.clock = clock;
    }

    /**
     * What is wrong.
     *
     * @param field as {@link Unit#values} names it, or {@code code}
     * @param advice in Chinese, what is wrong and what to do
     */
    public record Slip(String field, String advice) {}

    /**
     * Everything that is wrong with it, field by field.
     *
     * @param stored as it is now; null where it is new
     * @param others all organisations as they will be, this one among them
     */
    public List<Slip> check(Unit wished, @Nullable Unit stored, UnitBook others) {
        List<Slip> slips = new ArrayList<>();
        code(wished, stored, others, slips);
        name(wished, others, slips);
        if (wished.kind() == UnitKind.TEAM) {
            reference("county", UnitKind.COUNTY, wished.county(), wished, stored, others, slips);
            reference("unit", UnitKind.UNIT, wished.unit(), wished, stored, others, slips);
        } else if (wished.department() != null) {
            reference("department", UnitKind.DEPARTMENT, wished.department(), wished, stored, others, slips);
        }
        days(wished, stored, slips);
        end(wished, stored, others, slips);
        return slips;
    }

    private static void code(Unit wished, @Nullable Unit stored, UnitBook others, List<Slip> slips) {
        if (wished.code().isEmpty()) {
            slips.add(missing("code"));
        } else if (stored == null && !CODE.matcher(wished.code()).matches()) {
            slips.add(slip("code", "organisation.unit.code", wished.code()));
        } else if (stored == null) {
            // A county and a town may share a code, but the same one under the same name is a row in the wrong list.
            Stream.of(UnitKind.values())
                    .filter(kind -> kind != wished.kind())
                    .flatMap(kind -> others.find(kind, wished.code()).stream())
                    .filter(other -> other.name().equals(wished.name()))
                    .findFirst()
                    .ifPresent(other -> slips.add(slip(
                            "code",
                            "organisation.unit.otherKind",
                            wished.code(),
                            other.kind().title(),
                            wished.kind().title())));
        }
    }

    private static void name(Unit wished, UnitBook others, List<Slip> slips) {
        if (wished.name().isEmpty()) {
            slips.add(missing("name"));
        } else if (wished.name().length() > wished.kind().longestName()) {
            slips.add(slip("name", "organisation.unit.tooLong", wished.kind().longestName()));
        } else {
            others.all(wished.kind()).stream()
                    .filter(other -> other.name().equals(wished.name()))
                    .findFirst()
                    .filter(first -> !first.code().equals(wished.code()))
                    .ifPresent(first -> slips.add(slip("name", "organisation.unit.nameTaken", first.code())));
        }
    }

    private static void reference(
            String field,
            UnitKind kind,
            @Nullable String code,
            Unit wished,
            @Nullable Unit stored,
            UnitBook others,
            List<Slip> slips) {
        if (code == null) {
            slips.add(missing(field));
            return;
        }
        Optional<Unit> named = others.find(kind, code);
        if (named.isEmpty()) {
            slips.add(slip(field, "organisation.unit.unknown", kind.title(), code));
            return;
        }
        boolean isNew = stored == null || !code.equals(stored.values().get(field));
        LocalDate end = named.get().to();
        if (isNew && end != null && (wished.to() == null || wished.to().isAfter(end))) {
            slips.add(slip(field, "organisation.unit.namedEnds", named.get().name(), end));
        }
    }

    private void days(Unit wished, @Nullable Unit stored, List<Slip> slips) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), clock.getZone());
        if (stored != null && stored.hasBegun(today) && !wished.hasBegun(today)) {
            slips.add(slip("from", "organisation.unit.begun"));
        }
        if (wished.to() != null && wished.from() != null && wished.to().isBefore(wished.from())) {
            slips.add(slip("to", "organisation.unit.toBeforeFrom"));
        }
    }

    private void end(Unit wished, @Nullable Unit stored, UnitBook others, List<Slip> slips) {
        LocalDate end = wished.to();
        String successor = wished.successor();
        if (stored != null && stored.to() != null) {
            if (!stored.to().equals(end)) {
                slips.add(slip("to", "organisation.unit.endStands", stored.to()));
            }
            if (!Objects.equals(stored.successor(), successor)) {
                slips.add(slip("successor", "organisation.unit.endStands", stored.to()));
            }
            return;
        }
        if (successor != null) {
            Optional<Unit> next = others.find(wished.kind(), successor);
            if (end == null) {
                slips.add(slip("successor", "organisation.unit.successorWithoutEnd"));
            } else if (next.isEmpty()) {
                slips.add(slip(
                        "successor", "organisation.unit.unknown", wished.kind().title(), successor));
            } else if (successor.equals(wished.code()) || !next.get().isInForce(end.plusDays(1))) {
                slips.add(slip("successor", "organisation.unit.successorNotThere", end.plusDays(1)));
            }
        }
        if (end != null) {
            int naming = naming(wished, end, others);
            if (naming > 0) {
                slips.add(slip("to", "organisation.unit.stillNamed", naming));
            }
        }
        if (end != null && successor == null && stored != null) {
            int waiting = tasks.of(stored.kind(), stored.code());
            if (waiting > 0) {
                slips.add(slip("to", "organisation.unit.openWork", waiting));
            }
        }
    }

    /** How many others still name this one after its last day. */
    private static int naming(Unit ending, LocalDate lastDay, UnitBook others) {
        String field = ending.kind().key();
        return (int) Stream.of(UnitKind.TEAM, UnitKind.UNIT)
                .filter(kind -> kind != ending.kind())
                .flatMap(kind -> others.all(kind).stream())
                .filter(other -> other.to() == null || other.to().isAfter(lastDay))
                .filter(other -> ending.code().equals(other.values().get(field)))
                .count();
    }

    private static Slip missing(String field) {
        return slip(field, "organisation.unit.missing");
    }

    private static Slip slip(String field, String text, Object... arguments) {
        return new Slip(field, Texts.of(text, arguments));
    }
}
