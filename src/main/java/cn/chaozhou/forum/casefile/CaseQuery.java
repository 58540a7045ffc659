package cn.chaozhou.forum.casefile;

import cn.chaozhou.forum.role.Readers;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** Asks for the cases of a kind in the name of the person whose request this is. */
@Component
public class CaseQuery {

    /** So many of a kind stand in one list; more of them nobody reads. */
    private static final int MOST = 50;

    private final JdbcClient jdbc;
    private final Readers readers;

    CaseQuery(JdbcClient jdbc, Readers readers) {
        this.jdbc = jdbc;
        this.readers = readers;
    }

    /**
     * The statement, still to be read.
     *
     * @param select up to and with the condition of the feature's rights
     * @param condition what more is asked, beginning with {@code and}
     * @param order columns of the order
     * @param parameters of the condition; those of the reader are there
     */
    public StatementSpec of(String select, String condition, String order, Map<String, String> parameters) {
        return jdbc.sql(select + " " + condition + " order by " + order + " fetch first :most rows only")
                .params(readers.current().parameters())
                .params(parameters)
                .param("most", MOST);
    }
}
