package cn.chaozhou.forum.organisation;

import cn.chaozhou.forum.role.Role;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Who goes on with the posts of an organisation that has ended: whoever holds the same posts of its successor, now and as
 * long as cases still name it.
 */
@Component
class Succession {

    private final Duties duties;
    private final Units units;

    Succession(Duties duties, Units units) {
        this.duties = duties;
        this.units = units;
    }

    /**
     * Ends the duties in the organisation with its last day, and begins those of its successor's holders after it; so, too,
     * in whatever it had succeeded itself.
     */
    void end(Unit ended) {
        LocalDate lastDay = Objects.requireNonNull(ended.to());
        List<Unit> all = new ArrayList<>(units.succeededBy(ended.kind(), ended.code()));
        all.add(ended);
        for (Unit unit : all) {
            for (Role role : ended.kind().roles()) {
                duties.ofPost(role, unit.code()).forEach(duty -> end(duty, lastDay));
                takeOver(role, unit, ended);
            }
        }
    }

    /** Whoever holds the post of the successor, and of the one that will follow that. */
    private void takeOver(Role role, Unit left, Unit ended) {
        for (Unit last = ended; last.to() != null && last.successor() != null; ) {
            LocalDate next = last.to().plusDays(1);
            duties.ofPost(role, last.successor()).forEach(duty -> takeOver(duty, left, next));
            last = units.find(last.kind(), last.successor()).orElseThrow();
        }
    }

    /** Somebody was appointed: also to the same post of whatever that organisation has succeeded. */
    void follow(
            Role role,
            @Nullable String organisation,
            String user,
            boolean standIn,
            LocalDate from,
            @Nullable LocalDate to) {
        Duty appointed = new Duty(0, user, role, organisation, standIn, from, to, false, null);
        predecessors(role, organisation)
                .forEach(ended -> takeOver(
                        appointed, ended, Objects.requireNonNull(ended.to()).plusDays(1)));
    }

    /** A duty ends: also what its holder has through it. */
    void followEnd(Duty ending, LocalDate lastDay) {
        predecessors(ending.role(), ending.organisation()).stream()
                .flatMap(ended -> duties.ofPost(ending.role(), ended.code()).stream())
                .filter(duty -> duty.user().equals(ending.user()) && duty.standIn() == ending.standIn())
                .filter(duty -> !duty.from().isBefore(ending.from()))
                .forEach(duty -> end(duty, lastDay));
    }

    private void takeOver(Duty duty, Unit ended, LocalDate next) {
        if (duty.overlaps(next, null)) {
            LocalDate from = duty.from().isBefore(next) ? next : duty.from();
            duties.add(duty.user(), duty.role(), ended.code(), duty.standIn(), from, duty.to(), false);
        }
    }

    /** What would only begin later never does. */
    private void end(Duty duty, LocalDate lastDay) {
        if (duty.to() == null || duty.to().isAfter(lastDay)) {
            LocalDate never = duty.from().minusDays(1);
            duties.setLastDay(duty.id(), lastDay.isBefore(never) ? never : lastDay);
        }
    }

    private List<Unit> predecessors(Role role, @Nullable String organisation) {
        return organisation == null
                ? List.of()
                : UnitKind.of(role)
                        .map(kind -> units.succeededBy(kind, organisation))
                        .orElse(List.of());
    }
}
