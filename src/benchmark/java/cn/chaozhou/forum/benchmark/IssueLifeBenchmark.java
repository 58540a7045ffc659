package cn.chaozhou.forum.benchmark;

import cn.chaozhou.forum.benchmark.Database.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What the whole life of an issue costs through the product, with every guard, table, notice and audit line, and through
 * the bare engine in stock settings, which runs the same diagrams and does nothing else.
 */
class IssueLifeBenchmark {

    private static final Pattern DELEGATE = Pattern.compile("delegateExpression=\"\\$\\{(\\w+)}\"");
    private static final int WARM_UP = Integer.getInteger("forum.warmUp", 60);
    private static final int ROUNDS = Integer.getInteger("forum.rounds", 40);

    private static final Map<String, List<String>> PEOPLE = Map.of(
            "captain.dacheng", List.of("captain", "team.dacheng", "team.dacheng.captain"),
            "secretariat", List.of("secretariat"),
            "handler.water", List.of("handler", "dept.water", "dept.water.handler"),
            "supervisor", List.of("supervisor"));

    /** One engine with its counter; what a life took of it. */
    private static final class Side implements IssueLife.Meter {

        private final ProcessEngine engine;
        private final Statements statements;
        private final IssueLife life;
        private final Map<String, Long> byStep = new LinkedHashMap<>();
        private final Figures figures = new Figures();
        private long total;
        private long acts;
        private long cpu;
        private long wall;
        private Runnable before = () -> {};

        Side(ProcessEngine engine, Statements statements) {
            this.engine = engine;
            this.statements = statements;
            life = new IssueLife(engine, this);
        }

        @Override
        public <T> T act(String name, Callable<T> act) throws Exception {
            statements.take();
            long statementsBefore = statements.count();
            long cpuBefore = Turns.cpu();
            long wallBefore = System.nanoTime();
            T answer = act.call();
            wall += System.nanoTime() - wallBefore;
            cpu += Turns.cpu() - cpuBefore;
            long took = statements.count() - statementsBefore;
            byStep.merge(name, took, Long::sum);
            total += took;
            acts++;
            if (name.equals(System.getProperty("forum.show"))) {
                statements.take().forEach(most -> System.out.println(most.getValue() + " x " + most.getKey()));
            }
            return answer;
        }

        void play(boolean counts) throws Exception {
            before.run();
            byStep.clear();
            total = 0;
            acts = 0;
            cpu = 0;
            wall = 0;
            life.play();
            if (counts) {
                figures.add(wall, cpu);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void life(Database kind) throws Exception {
        try (Store forProduct = kind.open();
                Store forBare = kind.open()) {
            Statements ofProduct = new Statements();
            Statements ofBare = new Statements();
            Script script = written();
            try (Product product = Product.on(forProduct, ofProduct)) {
                ProcessEngine engine = product.part(ProcessEngine.class);
                try (BareEngine bare = BareEngine.on(forBare, stock -> {
                    stock.setDataSource(ofBare.over(stock.getDataSource()));
                    stock.setBeans(script.beans(delegates()));
                    stock.setGeneralResourceWhitelistPattern("[\\w.]+");
                })) {
                    prepare(bare.engine);
                    compare(
                            kind,
                            forProduct,
                            new Side(engine, ofProduct),
                            forBare,
                            new Side(bare.engine, ofBare),
                            script);
                }
            }
        }
    }

    /** What the service tasks of the product do in one life. */
    private static Script written() throws Exception {
        Script script = new Script();
        try (Store store = Database.H2.open();
                Product product = Product.on(
                        store, context -> context.getBeanFactory().registerSingleton("script", script.recorder()))) {
            new Side(product.part(ProcessEngine.class), new Statements()).play(false);
        }
        return script;
    }

    private static void compare(Database kind, Store forProduct, Side product, Store forBare, Side bare, Script script)
            throws Exception {
        bare.before = script::begin;
        for (int round = 0; round < WARM_UP; round++) {
            product.play(false);
            bare.play(false);
        }
        long productLog = 0;
        long bareLog = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long before = written(forProduct);
            product.play(true);
            productLog += written(forProduct) - before;
            before = written(forBare);
            bare.play(true);
            bareLog += written(forBare) - before;
        }
        Table table = new Table(
                "Life of an issue on " + kind + ", " + ROUNDS + " interleaved rounds", "", "product", "bare", "ratio");
        row(table, "CPU ms (median)", product.figures.cpu(), bare.figures.cpu());
        row(table, "wall ms (median)", product.figures.median(), bare.figures.median());
        row(table, "statements", (double) product.total, (double) bare.total);
        row(table, "acts", (double) product.acts, (double) bare.acts);
        if (forProduct.isPostgres()) {
            row(table, "WAL kB (mean)", productLog / 1024.0 / ROUNDS, bareLog / 1024.0 / ROUNDS);
        }
        product.byStep.forEach((step, count) ->
                row(table, "statements of " + step, (double) count, (double) bare.byStep.getOrDefault(step, 0L)));
        table.print();
    }

    private static void row(Table table, String what, double product, double bare) {
        table.row(what, product, bare, product / bare);
    }

    /** Bytes of write-ahead log so far. */
    private static long written(Store store) throws SQLException {
        if (!store.isPostgres()) {
            return 0;
        }
        try (Connection connection = java.sql.DriverManager.getConnection(store.url(), store.user(), store.password());
                ResultSet answer = connection
                        .createStatement()
                        .executeQuery("select pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')")) {
            answer.next();
            return answer.getLong(1);
        }
    }

    private static void prepare(ProcessEngine engine) throws IOException {
        DeploymentBuilder deployment = engine.getRepositoryService().createDeployment();
        for (Path file : files()) {
            deployment.addString(file.getFileName().toString(), Files.readString(file));
        }
        deployment.deploy();
        IdentityService identities = engine.getIdentityService();
        PEOPLE.values().stream().flatMap(List::stream).distinct().forEach(name -> {
            Group group = identities.newGroup(name);
            identities.saveGroup(group);
        });
        PEOPLE.forEach((name, groups) -> {
            User user = identities.newUser(name);
            identities.saveUser(user);
            groups.forEach(group -> identities.createMembership(name, group));
        });
        Authorization starts = engine.getAuthorizationService().createNewAuthorization(Authorization.AUTH_TYPE_GLOBAL);
        starts.setResource(Resources.PROCESS_DEFINITION);
        starts.setResourceId(Authorization.ANY);
        starts.addPermission(Permissions.CREATE_INSTANCE);
        starts.addPermission(Permissions.READ);
        engine.getAuthorizationService().saveAuthorization(starts);
        Authorization begins = engine.getAuthorizationService().createNewAuthorization(Authorization.AUTH_TYPE_GLOBAL);
        begins.setResource(Resources.PROCESS_INSTANCE);
        begins.setResourceId(Authorization.ANY);
        begins.addPermission(Permissions.CREATE);
        engine.getAuthorizationService().saveAuthorization(begins);
    }

    /** Diagrams, tables and forms of the issue. */
    private static List<Path> files() throws IOException {
        List<Path> files = new ArrayList<>();
        for (String folder : List.of("bpmn/issue", "forms/issue")) {
            try (Stream<Path> found = Files.list(Path.of(folder))) {
                found.filter(file -> file.toString().endsWith(".form")
                                || file.toString().contains("duty-catalogue")
                                || IssueLife.DIAGRAMS.stream()
                                        .anyMatch(name -> file.endsWith("issue-" + name + ".bpmn")))
                        .forEach(files::add);
            }
        }
        return files;
    }

    private static List<String> delegates() {
        try {
            List<String> names = new ArrayList<>();
            for (Path file : files()) {
                DELEGATE.matcher(Files.readString(file)).results().forEach(found -> names.add(found.group(1)));
            }
            return names;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
