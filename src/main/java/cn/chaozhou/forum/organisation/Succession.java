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

    /** Ends the duties in the organisation with its last day, and begins those of its successor's holders after it. */
    void end(Unit ended) {
        LocalDate lastDay = Objects.requireNonNull(ended.to());
        for (Role role : ended.kind().roles()) {
            duties.ofPost(role, ended.code()).forEach(duty -> end(duty, lastDay));
            if (ended.successor() != null) {
                duties.ofPost(role, ended.successor()).forEach(duty -> takeOver(duty, ended));
            }
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
        predecessors(role, organisation).forEach(ended -> takeOver(appointed, ended));
    }

    /** A duty ends: also what its holder has through it. */
    void followEnd(Duty ending, LocalDate lastDay) {
        predecessors(ending.role(), ending.organisation()).stream()
                .flatMap(ended -> duties.ofPost(ending.role(), ended.code()).stream())
                .filter(duty -> duty.user().equals(ending.user()) && duty.standIn() == ending.standIn())
                .filter(duty -> !duty.from().isBefore(ending.from()))
                .forEach(duty -> end(duty, lastDay));
    }

    private void takeOver(Duty duty, Unit ended) {
        LocalDate next = Objects.requireNonNull(ended.to()).plusDays(1);
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
        if (organisation == null) {
            return List.of();
        }
        List<Unit> all = UnitKind.of(role).map(units::all).orElse(List.of());
        List<Unit> found = new ArrayList<>(all.stream()
                .filter(unit -> organisation.equals(unit.successor()))
                .toList());
        for (int i = 0; i < found.size(); i++) {
            String next = found.get(i).code();
            all.stream()
                    .filter(unit -> next.equals(unit.successor()) && !found.contains(unit))
                    .forEach(found::add);
        }
        return found;
    }
}
