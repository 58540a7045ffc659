package cn.chaozhou.forum.benchmark;

import cn.chaozhou.forum.benchmark.Database.Store;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.Test;

/** What it costs on H2 that a commit is on disk when it returns: the product's setting beside H2's own, half a second later. */
class DurableBenchmark {

    private static final int WARM_UP = Integer.getInteger("forum.warmUp", 60);
    private static final int ROUNDS = Integer.getInteger("forum.rounds", 60);

    @Test
    void life() throws Exception {
        try (Store durable = Database.H2.open();
                Store lazy = Database.H2.open()) {
            Store later =
                    new Store(lazy.url().replace(";WRITE_DELAY=0", ""), lazy.user(), lazy.password(), lazy.server());
            try (Product onDisk = Product.on(durable);
                    Product soon = Product.on(later)) {
                Lives.Side sure = side(onDisk, durable);
                Lives.Side fast = side(soon, later);
                play(sure, fast, WARM_UP);
                sure.begin();
                fast.begin();
                play(sure, fast, ROUNDS);
                Table table = new Table(
                        "Life of an issue on H2, " + ROUNDS + " interleaved rounds",
                        "",
                        "on disk",
                        "half a second later",
                        "ratio");
                row(
                        table,
                        "wall ms (median)",
                        sure.figures().median(),
                        fast.figures().median());
                row(
                        table,
                        "CPU ms of the thread (median)",
                        sure.figures().cpu(),
                        fast.figures().cpu());
                table.print();
            }
        }
    }

    private static Lives.Side side(Product product, Store store) {
        return new Lives.Side(IssueLife.STORY, product.part(ProcessEngine.class), new Statements(), store, () -> {});
    }

    private static void play(Lives.Side sure, Lives.Side fast, int rounds) throws Exception {
        for (int round = 0; round < rounds; round++) {
            sure.play();
            fast.play();
        }
    }

    private static void row(Table table, String what, double sure, double fast) {
        table.row(what, sure, fast, sure / fast);
    }
}
