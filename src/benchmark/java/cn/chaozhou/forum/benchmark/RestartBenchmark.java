package cn.chaozhou.forum.benchmark;

import javax.sql.DataSource;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How long the product takes to start again, by the tasks that are open: each start brings {@code post_task} in line. */
class RestartBenchmark {

    private static final int OPEN = Integer.getInteger("forum.open", 100_000);
    private static final int ROUNDS = 2;

    @ParameterizedTest
    @EnumSource(Database.class)
    void start(Database kind) throws Exception {
        try (var store = kind.open()) {
            Product.on(store).close();
            Table table =
                    new Table(kind + ": start of the product again", "open tasks", "wall s", "longest statement ms");
            row(table, store, 0);
            try (var product = Product.on(store)) {
                var tasks = new OpenTasks(product.part(ProcessEngine.class), product.part(DataSource.class), store);
                tasks.growTo(OPEN);
                tasks.withRowsOfTheProduct();
            }
            row(table, store, OPEN);
            table.print();
        }
    }

    private static void row(Table table, Database.Store store, int open) {
        double best = Double.MAX_VALUE;
        double longest = 0;
        for (int round = 0; round < ROUNDS; round++) {
            Statements statements = new Statements();
            long begun = System.nanoTime();
            Product.on(store, statements).close();
            best = Math.min(best, (System.nanoTime() - begun) / 1e9);
            longest = statements.longest();
        }
        table.row(open, best, longest);
    }
}
