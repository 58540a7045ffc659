package cn.chaozhou.forum.engine;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.ResultSet;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.jdbc.JdbcProperties;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.PreparedStatementCreator;
import org.springframework.jdbc.core.PreparedStatementSetter;
import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Component;

/**
 * H2 gives a time back with the offset it was written with, PostgreSQL always in UTC: here it is the office's again, so
 * that a day taken from it is the day on which it happened.
 */
@Component
@Profile("postgresql")
class OfficeTimes extends JdbcTemplate {

    private final ZoneId zone;

    OfficeTimes(DataSource pool, JdbcProperties settings, @Value("${forum.calendar.zone}") ZoneId zone) {
        super(pool);
        this.zone = zone;
        setQueryTimeout((int) settings.getTemplate().getQueryTimeout().toSeconds());
    }

    @Override
    public <T> @Nullable T query(
            PreparedStatementCreator statement,
            @Nullable PreparedStatementSetter setter,
            ResultSetExtractor<T> reader) {
        return super.query(statement, setter, rows -> reader.extractData(inOffice(rows)));
    }

    @Override
    public <T> @Nullable T query(String sql, ResultSetExtractor<T> reader) {
        return super.query(sql, (ResultSetExtractor<T>) rows -> reader.extractData(inOffice(rows)));
    }

    @Override
    public <T> Stream<T> queryForStream(
            PreparedStatementCreator statement, @Nullable PreparedStatementSetter setter, RowMapper<T> mapper) {
        return super.queryForStream(statement, setter, (row, number) -> mapper.mapRow(inOffice(row), number));
    }

    private ResultSet inOffice(ResultSet rows) {
        return (ResultSet) Proxy.newProxyInstance(
                ResultSet.class.getClassLoader(), new Class<?>[] {ResultSet.class}, (proxy, method, arguments) -> {
                    try {
                        Object value = method.invoke(rows, arguments);
                        return value instanceof OffsetDateTime time
                                ? time.atZoneSameInstant(zone).toOffsetDateTime()
                                : value;
                    } catch (InvocationTargetException e) {
                        throw e.getTargetException();
                    }
                });
    }
}
