package cn.chaozhou.forum.organisation;

import cn.chaozhou.forum.audit.AuditTrail;
import cn.chaozhou.forum.casefile.Timeline;
import cn.chaozhou.forum.engine.ConflictRefused;
import cn.chaozhou.forum.engine.InputRefused;
import cn.chaozhou.forum.wording.Texts;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Adding, changing and ending organisations, with their groups, posts and open work, and the audit of it. */
@Service
public class UnitDesk {

    private final Units units;
    private final UnitRules rules;
    private final Succession succession;
    private final People people;
    private final DutyKeeper keeper;
    private final Timeline timeline;
    private final AuditTrail audit;
    private final ApplicationEventPublisher listeners;

    UnitDesk(
            Units units,
            UnitRules rules,
            Succession succession,
            People people,
            DutyKeeper keeper,
            Timeline timeline,
            AuditTrail audit,
            ApplicationEventPublisher listeners) {
        this.units = units;
        this.rules = rules;
        this.succession = succession;
        this.people = people;
        this.keeper = keeper;
        this.timeline = timeline;
        this.audit = audit;
        this.listeners = listeners;
    }

    /** @throws InputRefused that names the field */
    @Transactional
    void add(Unit unit, String administrator) {
        if (units.find(unit.kind(), unit.code()).isPresent()) {
            throw refused("code", Texts.of("organisation.unit.codeTaken", unit.code()));
        }
        check(unit, null);
        save(List.of(unit), administrator);
    }

    /**
     * Changes what it is called and what it names; its end stays.
     *
     * @throws InputRefused that names the field
     * @throws java.util.NoSuchElementException for an unknown code
     */
    @Transactional
    void change(Unit wished, String administrator) {
        Unit stored = units.find(wished.kind(), wished.code()).orElseThrow();
        Unit changed = new Unit(
                wished.kind(),
                wished.code(),
                wished.name(),
                wished.county(),
                wished.unit(),
                wished.department(),
                wished.sample(),
                wished.from(),
                stored.to(),
                stored.successor());
        check(changed, stored);
        save(List.of(changed), administrator);
    }

    /**
     * Ends it after its last day, for good.
     *
     * @param successor code of the one that goes on with its posts and its open work; null where there is none
     * @throws InputRefused that names the field
     * @throws java.util.NoSuchElementException for an unknown code
     */
    @Transactional
    void end(
            UnitKind kind, String code, @Nullable LocalDate lastDay, @Nullable String successor, String administrator) {
        Unit stored = units.find(kind, code).orElseThrow();
        if (lastDay == null) {
            throw refused("lastDay", Texts.of("organisation.unit.missing"));
        }
        Unit ended = stored.until(lastDay, successor);
        check(ended, stored);
        save(List.of(ended), administrator);
    }

    private void check(Unit wished, @Nullable Unit stored) {
        rules.check(wished, stored, units).stream().findFirst().ifPresent(slip -> {
            throw refused(slip.field().equals("to") ? "lastDay" : slip.field(), slip.advice());
        });
    }

    /** Stores what has been checked, all of it in one transaction. */
    @Transactional
    public void save(Collection<Unit> wished, String administrator) {
        List<Unit> ended = new ArrayList<>();
        for (Unit unit : inOrder(wished)) {
            Optional<Unit> stored = units.find(unit.kind(), unit.code());
            if (stored.isEmpty()) {
                add(unit);
                audit.done(administrator, action("added", unit), unit.code(), UnitWords.of(null, unit));
            } else {
                boolean ends = stored.get().to() == null && unit.to() != null;
                units.update(unit);
                if (!unit.name().equals(stored.get().name())) {
                    asSystem(() -> people.renameHolders(unit));
                }
                audit.done(
                        administrator,
                        action(ends ? "ended" : "changed", unit),
                        unit.code(),
                        UnitWords.of(stored.get(), unit));
                if (ends) {
                    ended.add(unit);
                }
            }
        }
        asSystem(people::ensureGroups);
        ended.forEach(succession::end);
        keeper.bringInLine();
        asSystem(() -> listeners.publishEvent(new UnitsChanged()));
    }

    /** Groups and names of people follow from what was decided, whatever rights whoever decided it has over them. */
    private void asSystem(Runnable work) {
        timeline.asSystem(() -> {
            work.run();
            return null;
        });
    }

    private void add(Unit unit) {
        try {
            units.add(unit);
        } catch (DuplicateKeyException e) {
            // Somebody else was faster, since it was checked.
            throw new ConflictRefused(Texts.of("organisation.unit.codeTaken", unit.code()));
        }
    }

    /** Each after what it names; what ends comes last, when its successor is there. */
    private List<Unit> inOrder(Collection<Unit> wished) {
        return wished.stream()
                .sorted(Comparator.comparing((Unit unit) -> unit.to() != null).thenComparing(Unit::kind))
                .toList();
    }

    private static String action(String what, Unit unit) {
        return Texts.of("organisation.unit." + what, unit.kind().title());
    }

    private static InputRefused refused(String field, String advice) {
        return new InputRefused(field, Texts.of("organisation.field." + field), advice);
    }
}
