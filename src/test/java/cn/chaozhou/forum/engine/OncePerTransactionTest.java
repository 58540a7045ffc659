package cn.chaozhou.forum.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

class OncePerTransactionTest {

    private final AtomicInteger reads = new AtomicInteger();
    private final OncePerTransaction<String, Integer> held = new OncePerTransaction<>();
    private final DataSourceTransactionManager manager =
            new DataSourceTransactionManager(new DriverManagerDataSource("jdbc:h2:mem:"));

    private int read() {
        return held.get("x", key -> reads.incrementAndGet());
    }

    private void act(Runnable act) {
        new TransactionTemplate(manager).executeWithoutResult(status -> act.run());
    }

    private void actBeside(Runnable act) {
        TransactionTemplate beside = new TransactionTemplate(manager);
        beside.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        beside.executeWithoutResult(status -> act.run());
    }

    @Test
    void oneActReadsOnceAndTheNextReadsAgain() {
        act(() -> assertThat(read()).isEqualTo(1).isEqualTo(read()));
        act(() -> assertThat(read()).isEqualTo(2));
        new TransactionTemplate(manager).executeWithoutResult(status -> {
            read();
            status.setRollbackOnly();
        });
        act(() -> assertThat(read()).as("after one that was rolled back").isEqualTo(4));
    }

    @Test
    void withoutATransactionNothingIsHeld() {
        assertThat(read()).isEqualTo(1);
        assertThat(read()).isEqualTo(2);
        held.put("x", 9);
        held.forget();
        assertThat(read()).isEqualTo(3);
    }

    @Test
    void aTransactionBesideReadsForItself() {
        act(() -> {
            assertThat(read()).isEqualTo(1);
            actBeside(() -> assertThat(read()).isEqualTo(2));
            assertThat(read()).isEqualTo(1);
        });
    }

    @Test
    void whatIsWrittenIsSeen() {
        act(() -> {
            read();
            held.put("x", 9);
            assertThat(read()).isEqualTo(9);
            held.forget();
            assertThat(read()).isEqualTo(2);
        });
    }
}
