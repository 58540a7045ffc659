package cn.chaozhou.forum.login;

import java.time.Clock;
import java.time.OffsetDateTime;
import org.springframework.stereotype.Component;

/** The time on the wall, which no demo moves: sessions, locks and the age of passwords follow it. */
@Component
class WallClock {

    private final Clock clock = Clock.systemUTC();

    OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }
}
