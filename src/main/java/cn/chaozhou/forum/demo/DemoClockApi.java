package cn.chaozhou.forum.demo;

import cn.chaozhou.forum.engine.InputRefused;
import cn.chaozhou.forum.wording.Texts;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAmount;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The demo clock's door (contract, design section 7). It exists in the demo edition only. */
@RestController
@Profile("demo")
@RequestMapping("/api/demo/clock")
@Tag(name = "演示时钟", description = "仅演示版提供")
class DemoClockApi {

    /** Further than any limit of the office, and short enough to answer in good time. */
    private static final Period FURTHEST = Period.ofYears(3);

    private final DemoClock demoClock;
    private final Clock clock;
    private final IdentityService identities;

    DemoClockApi(DemoClock demoClock, Clock clock, IdentityService identities) {
        this.demoClock = demoClock;
        this.clock = clock;
        this.identities = identities;
    }

    record Advance(@Nullable String advance) {}

    record Now(OffsetDateTime now, int fired, int failed) {}

    @GetMapping
    @Operation(summary = "演示时钟现在的时间")
    Now now() {
        return new Now(OffsetDateTime.now(clock), 0, 0);
    }

    @PostMapping
    @Operation(summary = "把演示时钟向前拨动，并在答复前触发到期的提醒、催办和升级", description = "advance 为 ISO-8601 期间，如 P3D、P1M、PT6H")
    Now advance(@RequestBody Advance request) {
        TemporalAmount amount = parse(request.advance());
        Authentication who = identities.getCurrentAuthentication();
        try {
            // Timers are nobody's act: what they write must not carry the name of whoever moved the clock.
            identities.clearAuthentication();
            DemoClock.Move move = demoClock.advance(amount);
            return new Now(move.now().atZone(clock.getZone()).toOffsetDateTime(), move.fired(), move.failed());
        } finally {
            identities.setAuthentication(who);
        }
    }

    private TemporalAmount parse(@Nullable String text) {
        ZonedDateTime now = ZonedDateTime.now(clock);
        TemporalAmount amount;
        try {
            if (text == null || text.isBlank()) {
                throw refused("blank");
            }
            amount = text.contains("T") ? Duration.parse(text) : Period.parse(text);
            if (!now.plus(amount).isAfter(now)) {
                throw refused("backwards");
            }
            if (now.plus(amount).isAfter(now.plus(FURTHEST))) {
                throw refused("tooFar");
            }
        } catch (DateTimeException | ArithmeticException e) {
            throw refused("unreadable");
        }
        return amount;
    }

    private static InputRefused refused(String why) {
        return new InputRefused("advance", Texts.of("demo.field.advance"), Texts.of("demo.refused." + why));
    }
}
