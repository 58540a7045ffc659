package cn.chaozhou.forum.organisation;

import cn.chaozhou.forum.casefile.Timeline;
import cn.chaozhou.forum.login.MembershipChanged;
import cn.chaozhou.forum.role.Role;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Whoever is put into the group of a post by the engine's own door (the Admin app) holds that post from today, as if
 * appointed; whoever is taken out of it has held it until yesterday.
 */
@Component
class MembershipDoor {

    private final Duties duties;
    private final DutyKeeper keeper;
    private final Succession succession;
    private final SoleHolder soleHolder;
    private final Timeline timeline;
    private final IdentityService identities;
    private final Clock clock;

    MembershipDoor(
            Duties duties,
            @Lazy DutyKeeper keeper,
            Succession succession,
            SoleHolder soleHolder,
            Timeline timeline,
            @Lazy IdentityService identities,
            Clock clock) {
        this.duties = duties;
        this.keeper = keeper;
        this.succession = succession;
        this.soleHolder = soleHolder;
        this.timeline = timeline;
        this.identities = identities;
        this.clock = clock;
    }

    private record Post(Role role, @Nullable String organisation) {}

    @EventListener
    void follow(MembershipChanged changed) {
        Post post = post(changed.group());
        if (post == null) {
            return;
        }
        // The engine has not written the membership yet.
        List<String> others = soleHolder.holders(changed.group()).stream()
                .filter(holder -> !holder.equals(changed.user()))
                .toList();
        List<String> all =
                Stream.concat(others.stream(), Stream.of(changed.user())).toList();
        LocalDate today = LocalDate.ofInstant(clock.instant(), clock.getZone());
        List<Duty> held = duties.of(changed.user()).stream()
                .filter(duty -> duty.isSamePost(post.role(), post.organisation()) && duty.coversDay(today))
                .toList();
        if (changed.joined() && held.isEmpty()) {
            duties.add(changed.user(), post.role(), post.organisation(), false, today, null, true);
            post.role().groups(post.organisation()).stream()
                    .filter(group -> !group.equals(changed.group()))
                    .filter(group -> identities
                                    .createGroupQuery()
                                    .groupId(group)
                                    .groupMember(changed.user())
                                    .count()
                            == 0)
                    .forEach(group -> identities.createMembership(changed.user(), group));
            succession.follow(post.role(), post.organisation(), changed.user(), false, today, null);
            keeper.bringInLine();
            settle(changed.group(), others, all);
        } else if (!changed.joined()) {
            held.forEach(duty -> {
                duties.setLastDay(duty.id(), today.minusDays(1));
                succession.followEnd(duty, today.minusDays(1));
            });
            keeper.bringInLine();
            settle(changed.group(), all, others);
        }
    }

    private void settle(String group, List<String> before, List<String> after) {
        timeline.asSystem(() -> {
            soleHolder.settle(group, before, after);
            return null;
        });
    }

    /** The post of a group such as {@code dept.agri.handler} or {@code leader}; null for one that is no post by itself. */
    private static @Nullable Post post(String group) {
        String[] parts = group.split("\\.");
        String organisation = parts.length == 3 ? parts[1] : null;
        return Role.find(parts[parts.length - 1])
                .filter(role -> group.equals(
                        role.organisationKind() == null ? role.group() : role.of(String.valueOf(organisation))))
                .map(role -> new Post(role, organisation))
                .orElse(null);
    }
}
