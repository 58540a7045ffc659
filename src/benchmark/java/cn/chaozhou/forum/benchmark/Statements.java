package cn.chaozhou.forum.benchmark;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.ExecutionInfo;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.listener.QueryExecutionListener;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Counts what goes to the database. Every row of a batch counts: that is what the database has to do, however few
 * journeys it takes.
 */
final class Statements
        implements QueryExecutionListener,
                BeanPostProcessor,
                ApplicationContextInitializer<ConfigurableApplicationContext> {

    private long count;
    private long longest;
    private final Map<String, Integer> bySql = new TreeMap<>();

    DataSource over(DataSource pool) {
        return ProxyDataSourceBuilder.create(pool).listener(this).build();
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        context.getBeanFactory().addBeanPostProcessor(this);
    }

    /** Takes the place of the pool in an application. */
    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource pool ? over(pool) : bean;
    }

    @Override
    public void beforeQuery(ExecutionInfo execution, List<QueryInfo> queries) {
        // Counted when it is done.
    }

    @Override
    public synchronized void afterQuery(ExecutionInfo execution, List<QueryInfo> queries) {
        int rows = execution.isBatch() ? execution.getBatchSize() : queries.size();
        count += rows;
        longest = Math.max(longest, execution.getElapsedTime());
        queries.forEach(query -> bySql.merge(query.getQuery().strip(), execution.isBatch() ? rows : 1, Integer::sum));
    }

    synchronized long count() {
        return count;
    }

    /** Milliseconds of the one that took the longest. */
    synchronized long longest() {
        return longest;
    }

    /** What was asked since the last call, most often first. */
    synchronized List<Map.Entry<String, Integer>> take() {
        List<Map.Entry<String, Integer>> most = bySql.entrySet().stream()
                .map(entry -> Map.entry(entry.getKey(), entry.getValue()))
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .toList();
        bySql.clear();
        return most;
    }
}
