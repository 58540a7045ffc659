package cn.chaozhou.forum.benchmark;

import com.zaxxer.hikari.HikariDataSource;
import java.util.function.Consumer;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.persistence.StrongUuidGenerator;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.camunda.spin.plugin.impl.SpinProcessEnginePlugin;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/**
 * The engine as Camunda's Boot starter sets it up when nobody sets anything (history full, metrics reported, one pool),
 * with authorization on and the rows it then writes by default. None of our code.
 */
final class BareEngine implements AutoCloseable {

    final ProcessEngine engine;
    final HikariDataSource pool;

    private BareEngine(ProcessEngine engine, HikariDataSource pool) {
        this.engine = engine;
        this.pool = pool;
    }

    static BareEngine on(Database.Store store) {
        return on(store, stock -> {});
    }

    /** @param settings what the diagrams of a benchmark need besides */
    static BareEngine on(Database.Store store, Consumer<SpringProcessEngineConfiguration> settings) {
        HikariDataSource pool = store.pool();
        GenericApplicationContext beans = new GenericApplicationContext();
        beans.refresh();
        SpringProcessEngineConfiguration stock = new SpringProcessEngineConfiguration();
        stock.setApplicationContext(beans);
        stock.setProcessEngineName("bare" + System.identityHashCode(pool));
        stock.setDataSource(pool);
        stock.setTransactionManager(new DataSourceTransactionManager(pool));
        stock.setDatabaseSchemaUpdate("true");
        stock.setHistory("full");
        stock.setAuthorizationEnabled(true);
        stock.setIdGenerator(new StrongUuidGenerator());
        stock.setJobExecutorActivate(false);
        stock.setEnforceHistoryTimeToLive(false);
        // The starter adds it wherever Spin is on the class path.
        stock.getProcessEnginePlugins().add(new SpinProcessEnginePlugin());
        settings.accept(stock);
        return new BareEngine(stock.buildProcessEngine(), pool);
    }

    @Override
    public void close() {
        engine.close();
        pool.close();
    }
}
