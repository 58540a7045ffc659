package cn.chaozhou.forum.fault;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** What the steps of the fault part have left in the database, read where no server has it open, or beside one. */
final class Marks {

    private final JdbcClient db;

    private Marks(JdbcClient db) {
        this.db = db;
    }

    /** @param done by the machine's clock, in milliseconds */
    record Mark(String instance, long due, long done, String node) {}

    static Marks at(String url, String user, String password) {
        return new Marks(JdbcClient.create(new DriverManagerDataSource(url, user, password)));
    }

    /** In the order in which they were made. */
    List<Mark> all() {
        return db.sql("select instance, due, done, node from fault_mark order by done, due")
                .query(Mark.class)
                .list();
    }

    /** Of what the engine keeps beside its rows; errors of jobs are there, too. */
    long largestBytes() {
        return db.sql(
                        "select coalesce(max(octet_length(BYTES_)), 0) from ACT_GE_BYTEARRAY where DEPLOYMENT_ID_ is null")
                .query(Long.class)
                .single();
    }

    long count() {
        return db.sql("select count(*) from fault_mark").query(Long.class).single();
    }
}
