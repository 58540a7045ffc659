package cn.chaozhou.forum.casefile;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Running numbers without gaps or duplicates. The row of a series is locked until the caller's transaction ends, so
 * parallel starts queue up, and a start that rolls back gives its number back.
 */
@Service
public class NumberSeries {

    private final JdbcClient jdbc;
    private final TransactionTemplate apart;

    NumberSeries(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.apart = new TransactionTemplate(transactions);
        this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** The next number of the series, from 1. Needs a transaction: the number belongs to what the caller writes in it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public int next(String series) {
        if (increment(series) == 0) {
            begin(series);
            increment(series);
        }
        return jdbc.sql("select last_value from number_series where name = ?")
                .param(series)
                .query(Integer.class)
                .single();
    }

    private int increment(String series) {
        return jdbc.sql("update number_series set last_value = last_value + 1 where name = ?")
                .param(series)
                .update();
    }

    /** In a transaction of its own: a lost race for the first row must not spoil the caller's transaction. */
    private void begin(String series) {
        try {
            apart.executeWithoutResult(status -> jdbc.sql("insert into number_series (name, last_value) values (?, 0)")
                    .param(series)
                    .update());
        } catch (DuplicateKeyException alreadyBegun) {
            // Somebody else began the series a moment ago: its row is there, which is all we need.
        }
    }
}
