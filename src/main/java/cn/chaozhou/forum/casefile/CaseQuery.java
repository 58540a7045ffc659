package cn.chaozhou.forum.casefile;

import cn.chaozhou.forum.role.Readers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** Asks for the cases of a kind in the name of the person whose request this is. */
@Component
public class CaseQuery {

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
     * @param order columns of the order
     */
    public StatementSpec of(String select, String order, Wanted wanted) {
        return asked(
                        select + " " + wanted.condition() + " order by " + order
                                + " offset :offset rows fetch next :size rows only",
                        wanted)
                .param("offset", wanted.paging().offset())
                .param("size", wanted.paging().size());
    }

    /** How many there are on all pages. */
    public long count(Register register, Wanted wanted) {
        return asked("select count(*) from " + register.readable() + " " + wanted.condition(), wanted)
                .query(Long.class)
                .single();
    }

    /** What was read by numbers, in the order of the numbers. */
    public static <T> List<T> inOrder(List<String> numbers, Iterable<T> read, Function<T, String> number) {
        List<T> ordered = new ArrayList<>();
        read.forEach(ordered::add);
        ordered.sort(Comparator.comparing(one -> numbers.indexOf(number.apply(one))));
        return ordered;
    }

    private StatementSpec asked(String sql, Wanted wanted) {
        return jdbc.sql(sql).params(readers.current().parameters()).params(wanted.parameters());
    }
}
