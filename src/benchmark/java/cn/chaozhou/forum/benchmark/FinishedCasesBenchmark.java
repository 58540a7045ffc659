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
    private static final int ROUNDS = Integer.getInteger("forum.rounds", 40);

    @ParameterizedTest
    @EnumSource(Database.class)
    void cost(Database kind) throws Exception {
        if (System.getProperty("only") != null && !kind.name().equals(System.getProperty("only"))) return;
        Statements statements = new Statements();
        try (var store = kind.open();
                var product = Product.on(store, statements)) {
            var side = new IssueLives.Side(product.part(ProcessEngine.class), statements, store, () -> {});
            side.play();
            var seen = new LifeCopies(product.part(DataSource.class));
            seen.before();
            var cases = new FinishedCases(product, store, side.play(), seen, MANY, WITH_HISTORY);
            var doors = new Doors(product);
            Map<String, Double> few = new LinkedHashMap<>();
            cases.growTo(FEW);
            measure(side, doors, (what, figure) -> few.put(what, figure));
            Table table = new Table(
                    "%s: %d and %d finished cases (the engine's history of %d)".formatted(kind, FEW, MANY, WITH_HISTORY),
                    "",
                    "with " + FEW,
                    "with " + MANY,
                    "ratio");
            long begun = System.nanoTime();
            cases.growTo(MANY);
            System.out.printf("%s grown in %.0f s%n", cases.rows(), (System.nanoTime() - begun) / 1e9);
            if (System.getProperty("keep") != null) {
                java.nio.file.Files.writeString(java.nio.file.Path.of("/tmp/million/url"), store.url());
            }
            System.setProperty("many", "1");
            measure(side, doors, (what, figure) -> table.row(what, few.get(what), figure, figure / few.get(what)));
            table.print();
            while (System.getProperty("keep") != null && !new java.io.File("/tmp/million/go").exists()) Thread.sleep(1000);
        }
    }

    private interface Measured {
        void add(String what, double figure);
    }

    private static void measure(IssueLives.Side life, Doors doors, Measured measured) throws Exception {
        for (int i = 0; i < WARM_UP; i++) {
            life.play();
        }
        life.begin();
        for (int i = 0; i < ROUNDS; i++) {
            life.play();
        }
        measured.add("new issue: CPU ms", life.figures().cpu());
        measured.add("new issue: wall ms", life.figures().median());
        measured.add(
                "new issue: statements",
                life.statements().values().stream().mapToLong(Long::longValue).sum());
        measured.add("new issue: WAL kB", life.log() / 1024.0 / ROUNDS);
        doors.measure(3, System.getProperty("many") == null ? 10 : 11, (door, figures) -> measured.add(door + ": ms", figures.median()));
    }
}
