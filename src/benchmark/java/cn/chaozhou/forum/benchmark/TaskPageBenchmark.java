package cn.chaozhou.forum.benchmark;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A page of fifteen tasks and their count, what is due first standing first, as Tasklist's first list asks, with rights on:
 * the product's filter against the same question put to the bare engine with its rows of rights.
 */
class TaskPageBenchmark {

    private static final List<Integer> OPEN = List.of(1_000, 10_000, 100_000);
    private static final int WARM_UP = 300;
    private static final String USER = "bench";

    @ParameterizedTest
    @EnumSource(Database.class)
    void page(Database database) throws Exception {
        try (var ownStore = database.open();
                var bareStore = database.open();
                var bare = BareEngine.on(bareStore);
                var product = Product.on(ownStore)) {
            var bareTasks = new OpenTasks(bare.engine, bare.pool, bareStore);
            var ownTasks = new OpenTasks(product.part(ProcessEngine.class), product.part(DataSource.class), ownStore);
            Map<String, Double> atFirst = new LinkedHashMap<>();
            Table table = new Table(
                    database + ": page of 15 and count, rights on (ms)",
                    "open, who",
                    "bare p50",
                    "bare p95",
                    "product p50",
                    "product p95",
                    "product CPU",
                    "bare/product p95",
                    "product p95 to 1k");
            for (int open : OPEN) {
                bareTasks.growTo(open);
                bareTasks.withRowsOfTheEngine();
                ownTasks.growTo(open);
                ownTasks.withRowsOfTheProduct();
                // The first figure is what the others are held against: it must not be that of a cold machine.
                for (int i = 0; i < WARM_UP; i++) {
                    asProduct(product, "mine", 1 + i % 3, "captain").call();
                    asProduct(product, "all", 1, "supervisor").call();
                }
                for (int posts : List.of(1, 3, OpenTasks.POSTS)) {
                    Turns turns = new Turns().of("product", 10, asProduct(product, "mine", posts, "captain"));
                    if (posts < OpenTasks.POSTS) {
                        turns.of("bare", asBare(bare.engine, posts));
                    }
                    row(table, open + ", " + posts + " posts", turns.take(1, open > 10_000 ? 5 : 15), atFirst);
                }
                for (String filter : List.of("all", "overdue")) {
                    Turns turns = new Turns().of("product", 10, asProduct(product, filter, 1, "supervisor"));
                    row(table, open + ", watcher, " + filter, turns.take(2, 10), atFirst);
                }
            }
            table.print();
        }
    }

    private static void row(Table table, String what, Map<String, Figures> figures, Map<String, Double> atFirst) {
        Figures own = figures.get("product");
        Figures bare = figures.get("bare");
        double first = atFirst.computeIfAbsent(what.substring(what.indexOf(',')), same -> own.p95());
        table.row(
                what,
                bare == null ? "-" : bare.median(),
                bare == null ? "-" : bare.p95(),
                own.median(),
                own.p95(),
                own.cpu(),
                bare == null ? "-" : bare.p95() / own.p95(),
                own.p95() / first);
    }

    private static List<String> posts(int number) {
        return IntStream.range(0, number).mapToObj(OpenTasks::post).toList();
    }

    private static Callable<?> asProduct(Product product, String filter, int posts, String role) {
        FilterService filters = product.part(FilterService.class);
        TaskService tasks = product.part(TaskService.class);
        String id = filters.createFilterQuery().list().stream()
                .filter(candidate -> filter.equals(candidate.getProperties().get("forumKey")))
                .findFirst()
                .orElseThrow()
                .getId();
        List<String> groups =
                Stream.concat(Stream.of(role), posts(posts).stream()).toList();
        return as(product.part(IdentityService.class), groups, () -> {
            filters.listPage(id, tasks.createTaskQuery().orderByDueDate().asc(), 0, 15);
            return filters.count(id);
        });
    }

    private static Callable<?> asBare(ProcessEngine engine, int posts) {
        List<String> groups = posts(posts);
        return as(engine.getIdentityService(), groups, () -> {
            engine.getTaskService()
                    .createTaskQuery()
                    .or()
                    .taskAssignee(USER)
                    .taskCandidateGroupIn(groups)
                    .endOr()
                    .orderByDueDate()
                    .asc()
                    .listPage(0, 15);
            return engine.getTaskService()
                    .createTaskQuery()
                    .or()
                    .taskAssignee(USER)
                    .taskCandidateGroupIn(groups)
                    .endOr()
                    .count();
        });
    }

    private static Callable<?> as(IdentityService identities, List<String> groups, Callable<?> act) {
        return () -> {
            identities.setAuthentication(USER, groups);
            try {
                return act.call();
            } finally {
                identities.clearAuthentication();
            }
        };
    }
}
