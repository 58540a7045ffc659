package cn.chaozhou.forum.benchmark;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the whole life of an issue, and the whole cycle of a session, costs beside the bare engine. */
class LifeBenchmark {

    private static final int WARM_UP = Integer.getInteger("forum.warmUp", 60);
    private static final int ROUNDS = Integer.getInteger("forum.rounds", 60);

    @ParameterizedTest
    @EnumSource(Database.class)
    void issue(Database kind) throws Exception {
        live(IssueLife.STORY, kind);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void session(Database kind) throws Exception {
        live(SessionLife.STORY, kind);
    }

    private static void live(Story story, Database kind) throws Exception {
        try (Lives lives = new Lives(kind, story)) {
            lives.live(WARM_UP);
            lives.product.begin();
            lives.bare.begin();
            lives.live(ROUNDS);
            Table table = new Table(
                    story + " on " + kind + ", " + ROUNDS + " interleaved rounds", "", "product", "bare", "ratio");
            row(
                    table,
                    "CPU ms of the thread (median)",
                    lives.product.figures().cpu(),
                    lives.bare.figures().cpu());
            row(
                    table,
                    "wall ms (median)",
                    lives.product.figures().median(),
                    lives.bare.figures().median());
            row(table, "acts of people and timers", lives.product.acts(), lives.bare.acts());
            row(table, "statements", sum(lives.product), sum(lives.bare));
            if (kind == Database.POSTGRESQL) {
                row(
                        table,
                        "CPU ms of the server (mean)",
                        lives.product.server() / 1e6 / ROUNDS,
                        lives.bare.server() / 1e6 / ROUNDS);
                row(table, "WAL kB (mean)", lives.product.log() / 1024.0 / ROUNDS, lives.bare.log() / 1024.0 / ROUNDS);
            }
            lives.product
                    .statements()
                    .forEach((step, count) -> row(
                            table,
                            "statements of " + step,
                            count,
                            lives.bare.statements().getOrDefault(step, 0L)));
            table.print();
        }
    }

    private static double sum(Lives.Side side) {
        return side.statements().values().stream().mapToLong(Long::longValue).sum();
    }

    private static void row(Table table, String what, double product, double bare) {
        table.row(what, product, bare, product / bare);
    }
}
