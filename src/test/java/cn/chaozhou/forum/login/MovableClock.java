package cn.chaozhou.forum.login;

import java.time.Duration;
import java.time.OffsetDateTime;
import org.springframework.context.annotation.Primary;

/** Runs ahead of the wall by as much as the test has moved it. */
@Primary
class MovableClock extends WallClock {

    private volatile Duration ahead = Duration.ZERO;

    @Override
    OffsetDateTime now() {
        return super.now().plus(ahead);
    }

    void advance(Duration time) {
        ahead = ahead.plus(time);
    }
}
