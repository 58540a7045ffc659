package cn.chaozhou.forum.organisation;

import cn.chaozhou.forum.audit.AuditTrail;
import cn.chaozhou.forum.casefile.Timeline;
import cn.chaozhou.forum.engine.ClockMoved;
import cn.chaozhou.forum.wording.Texts;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Brings people's groups in line with their duties when a day begins or an administrator changes something: the next
 * request then has the new rights, and open work has moved, all in one transaction.
 */
@Component
class DutyKeeper {

    private final Duties duties;
    private final HandOver handOver;
    private final SoleHolder soleHolder;
    private final IdentityService identities;
    private final People people;
    private final AuditTrail audit;
    private final Timeline timeline;
    private final DutySettings settings;
    private final Clock clock;

    DutyKeeper(
            Duties duties,
            HandOver handOver,
            SoleHolder soleHolder,
            IdentityService identities,
            People people,
            AuditTrail audit,
            Timeline timeline,
            DutySettings settings,
            Clock clock) {
        this.duties = duties;
        this.handOver = handOver;
        this.soleHolder = soleHolder;
        this.identities = identities;
        this.people = people;
        this.audit = audit;
        this.timeline = timeline;
        this.settings = settings;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "PT20S", initialDelayString = "PT20S")
    @EventListener(ClockMoved.class)
    @Transactional
    void bringInLine() {
        // Memberships and tasks follow from what was decided, whatever rights whoever decided it has over them.
        timeline.asSystem(() -> {
            bringInLine(LocalDate.ofInstant(clock.instant(), clock.getZone()));
            return null;
        });
    }

    private void bringInLine(LocalDate today) {
        List<Duty> begun = duties.toBegin(today);
        List<Duty> ended = duties.toEnd(today);
        Map<String, List<String>> before = new TreeMap<>();
        Stream.of(begun, ended)
                .flatMap(List::stream)
                .map(Duty::group)
                .forEach(group -> before.computeIfAbsent(group, soleHolder::holders));
        begun.forEach(this::begin);
        ended.forEach(duty -> end(duty, today));
        duties.toForget(today).forEach(this::forget);
        before.forEach((group, former) -> soleHolder.settle(group, former, soleHolder.holders(group)));
    }

    private void begin(Duty duty) {
        duty.groups().forEach(group -> join(duty.user(), group));
        // Who comes back is no former holder.
        duty.formerGroups().stream().skip(1).forEach(group -> leave(duty.user(), group));
        duties.setInForce(duty.id(), true, null);
        people.rename(duty.user());
        audit.done(Timeline.SYSTEM, Texts.of("organisation.begun"), duty.user(), describe(duty));
        if (!duty.standIn()) {
            leftBehind(duty).ifPresent(vacated -> handOver.of(vacated, List.of(duty.user())));
        }
    }

    /** The last duty in a post that stood empty since; who left it and has another post by now keeps what is theirs. */
    private Optional<Duty> leftBehind(Duty begun) {
        List<Duty> others = duties.ofPost(begun.role(), begun.organisation()).stream()
                .filter(other -> other.id() != begun.id() && !other.standIn())
                .toList();
        return others.stream().anyMatch(Duty::inForce)
                ? Optional.empty()
                : others.stream()
                        .filter(other -> duties.of(other.user()).stream().noneMatch(Duty::inForce))
                        .max(Comparator.comparing(Duty::from));
    }

    private void end(Duty duty, LocalDate today) {
        boolean reads = !duty.standIn()
                && duty.organisation() != null
                && settings.formerReads().toDays() > 0;
        duties.setInForce(
                duty.id(), false, reads ? today.plusDays(settings.formerReads().toDays()) : null);
        Set<String> kept = new HashSet<>();
        duties.of(duty.user()).stream().filter(Duty::inForce).forEach(other -> kept.addAll(other.groups()));
        duty.groups().stream().filter(group -> !kept.contains(group)).forEach(group -> leave(duty.user(), group));
        if (reads && !kept.contains(duty.group())) {
            duty.formerGroups().forEach(group -> join(duty.user(), group));
        }
        List<String> holders = duties.ofPost(duty.role(), duty.organisation()).stream()
                .filter(other -> other.inForce() && !other.standIn())
                .map(Duty::user)
                .distinct()
                .toList();
        if (!holders.contains(duty.user())) {
            handOver.of(duty, holders);
        }
        people.rename(duty.user());
        audit.done(Timeline.SYSTEM, Texts.of("organisation.ended"), duty.user(), describe(duty));
    }

    private void forget(Duty duty) {
        duties.setInForce(duty.id(), false, null);
        List<String> others = duties.of(duty.user()).stream()
                .filter(other -> other.readsUntil() != null)
                .flatMap(other -> other.formerGroups().stream())
                .toList();
        duty.formerGroups().stream()
                .filter(group -> !others.contains(group))
                .forEach(group -> leave(duty.user(), group));
    }

    private String describe(Duty duty) {
        String post = people.title(duty.role(), duty.organisation());
        return duty.standIn() ? Texts.of("organisation.standIn", post) : post;
    }

    private void join(String user, String group) {
        if (!isMember(user, group)) {
            identities.createMembership(user, group);
        }
    }

    private void leave(String user, String group) {
        if (isMember(user, group)) {
            identities.deleteMembership(user, group);
        }
    }

    private boolean isMember(String user, String group) {
        return identities.createGroupQuery().groupId(group).groupMember(user).count() > 0;
    }
}
