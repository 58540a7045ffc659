package cn.chaozhou.forum.benchmark;

import java.util.LinkedHashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a new issue, the boards and the libraries cost with few finished cases behind them, and with very many. */
class FinishedCasesBenchmark {

    private static final int FEW = 1_000;
    private static final int MANY = Integer.getInteger("forum.finished", 1_000_000);
    private static final int WITH_HISTORY = Integer.getInteger("forum.history", 100_000);
    private static final int WARM_UP = Integer.getInteger("forum.warmUp", 40);
    private static final int LOOKS = 9;
    private static final int ROUNDS = Integer.getInteger("forum.rounds", 40);

    @ParameterizedTest
    @EnumSource(Database.class)
    void cost(Database kind) throws Exception {
        Statements statements = new Statements();
        try (var store = kind.open();
                var product = Product.on(store, statements)) {
            var side = new Lives.Side(IssueLife.STORY, product.part(ProcessEngine.class), statements, store, () -> {});
            // What few cost is measured first: it must not be with a machine that is still learning.
            for (int i = 0; i < 2 * WARM_UP; i++) {
                side.play();
            }
            var seen = new LifeCopies(product.part(DataSource.class));
            seen.before();
            var cases = new FinishedCases(product, store, side.play(), seen, MANY, WITH_HISTORY);
            var doors = new Doors(product);
            Map<String, Double> few = new LinkedHashMap<>();
            cases.growTo(FEW);
            measure(side, doors, 20, few::put);
            Table table = new Table(
                    "%s: %d and %d finished cases (the engine's history of %d)"
                            .formatted(kind, FEW, MANY, WITH_HISTORY),
                    "",
                    "with " + FEW,
                    "with " + MANY,
                    "ratio");
            long begun = System.nanoTime();
            cases.growTo(MANY);
            System.out.printf("rows of a life: %s; grown in %.0f s%n", cases.rows(), (System.nanoTime() - begun) / 1e9);
            measure(side, doors, 3, (what, figure) -> table.row(what, few.get(what), figure, figure / few.get(what)));
            table.print();
        }
    }

    private interface Measured {
        void add(String what, double figure);
    }

    private static void measure(Lives.Side life, Doors doors, int warmUp, Measured measured) throws Exception {
        for (int i = 0; i < WARM_UP; i++) {
            life.play();
        }
        life.begin();
        for (int i = 0; i < ROUNDS; i++) {
            life.play();
        }
        measured.add("new issue: CPU ms (median)", life.figures().cpu());
        measured.add("new issue: wall ms (median)", life.figures().median());
        measured.add(
                "new issue: statements",
                life.statements().values().stream().mapToLong(Long::longValue).sum());
        if (life.log() > 0) {
            measured.add("new issue: WAL kB (mean)", life.log() / 1024.0 / ROUNDS);
        }
        doors.measure(warmUp, LOOKS, (door, median) -> measured.add(door + ": ms", median));
    }
}
