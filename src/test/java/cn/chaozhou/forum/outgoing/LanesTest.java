package cn.chaozhou.forum.outgoing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One receiver that doesn't answer keeps no other waiting. */
class LanesTest {

    private final Lanes lanes = new Lanes();

    @AfterEach
    void stop() {
        lanes.stop();
    }

    @Test
    void aDeadReceiverBlocksItsOwnLaneAlone() throws InterruptedException {
        CountDownLatch silence = new CountDownLatch(1);
        CountDownLatch sent = new CountDownLatch(2);
        AtomicInteger again = new AtomicInteger();
        lanes.run("dead", () -> await(silence));
        lanes.run("dead", again::incrementAndGet);
        lanes.run("other", sent::countDown);
        lanes.run("third", sent::countDown);
        assertThat(sent.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(again).hasValue(0);
        silence.countDown();
        CountDownLatch later = new CountDownLatch(1);
        for (int i = 0; i < 100 && later.getCount() > 0; i++) {
            lanes.run("dead", later::countDown);
            later.await(50, TimeUnit.MILLISECONDS);
        }
        assertThat(later.getCount()).as("the lane is free again").isZero();
    }

    @Test
    void aFaultEndsOneRoundOnly() throws InterruptedException {
        CountDownLatch next = new CountDownLatch(1);
        new Lanes(Runnable::run).run("a", () -> {
            throw new IllegalStateException("fault");
        });
        lanes.run("a", next::countDown);
        assertThat(next.await(10, TimeUnit.SECONDS)).isTrue();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
