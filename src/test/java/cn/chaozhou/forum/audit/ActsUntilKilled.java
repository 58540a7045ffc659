package cn.chaozhou.forum.audit;

import cn.chaozhou.forum.casefile.Timeline;
import java.time.Clock;
import java.util.concurrent.ThreadLocalRandom;
import javax.sql.DataSource;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A process that does one act after another until it dies: by a kill from outside, or by itself where it is told to. */
final class ActsUntilKilled {

    static final String READY = "ready";

    enum Death {
        BY_OTHERS,
        BEFORE_AUDIT,
        BEFORE_COMMIT,
        AFTER_COMMIT
    }

    private ActsUntilKilled() {}

    public static void main(String[] arguments) {
        System.setProperty("forum.test.url", arguments[0]);
        Death death = Death.valueOf(arguments[1]);
        var context = new AnnotationConfigApplicationContext(Parts.class);
        Timeline timeline = context.getBean(Timeline.class);
        TransactionTemplate transaction = context.getBean(TransactionTemplate.class);
        // No run of digits: the audit would take some of them for an identity number and mask it.
        String run = Long.toHexString(ThreadLocalRandom.current().nextLong()).replaceAll("\\d(?=\\d)", "$0x");
        int last = death == Death.BY_OTHERS ? Integer.MAX_VALUE : 3;
        for (int act = 0; act <= last; act++) {
            String number = run + "-" + act;
            boolean dies = death != Death.BY_OTHERS && act == last;
            transaction.executeWithoutResult(status -> {
                if (dies) {
                    TransactionSynchronizationManager.registerSynchronization(new Dying(death));
                }
                timeline.recordAs("handler.agri", number, "认领", null);
            });
            if (act == 0) {
                System.out.println(READY);
            }
        }
    }

    /** Registered before the audit's own work at the end of the transaction, so that its first hook comes first. */
    private record Dying(Death death) implements TransactionSynchronization {

        @Override
        public void beforeCommit(boolean readOnly) {
            halt(Death.BEFORE_AUDIT);
        }

        @Override
        public void beforeCompletion() {
            halt(Death.BEFORE_COMMIT);
        }

        @Override
        public void afterCommit() {
            halt(Death.AFTER_COMMIT);
        }

        private void halt(Death here) {
            if (death == here) {
                Runtime.getRuntime().halt(137);
            }
        }
    }

    static DataSource database(String url) {
        return new DriverManagerDataSource(url, "forum", "forum");
    }

    @EnableTransactionManagement
    @Import({Timeline.class, AuditTrail.class, AuditChain.class, AuditedCases.class})
    static class Parts {

        /** One connection for all acts, as a pool would give. */
        @Bean
        DataSource database() {
            return new org.springframework.jdbc.datasource.SingleConnectionDataSource(
                    System.getProperty("forum.test.url"), "forum", "forum", true);
        }

        @Bean
        DataSourceTransactionManager transactions(DataSource database) {
            return new DataSourceTransactionManager(database);
        }

        @Bean
        TransactionTemplate transaction(DataSourceTransactionManager transactions) {
            return new TransactionTemplate(transactions);
        }

        @Bean
        JdbcTemplate rows(DataSource database) {
            return new JdbcTemplate(database);
        }

        @Bean
        JdbcClient db(JdbcTemplate rows) {
            return JdbcClient.create(rows);
        }

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }

        /** Nobody is asked who acts: the act says it. */
        @Bean
        @Lazy
        IdentityService identities() {
            throw new IllegalStateException();
        }
    }
}
