package cn.chaozhou.forum.benchmark;

import cn.chaozhou.forum.benchmark.Database.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.repository.DeploymentBuilder;

/**
 * A case lived twice: through the product, with every guard, table, notice and audit line, and by the bare engine in stock
 * settings, which runs the same diagrams and does nothing else.
 */
final class Lives implements AutoCloseable {

    private static final Pattern DELEGATE = Pattern.compile("delegateExpression=\"\\$\\{(\\w+)}\"");

    final Side product;
    final Side bare;
    private final List<AutoCloseable> opened = new ArrayList<>();

    Lives(Database kind, Story story) throws Exception {
        Script script = written(story);
        Store forProduct = kind.open();
        opened.add(forProduct);
        Statements ofProduct = new Statements();
        Product whole = Product.on(forProduct, ofProduct);
        opened.add(whole);
        product = new Side(story, whole.part(ProcessEngine.class), ofProduct, forProduct, () -> {});
        Store forBare = kind.open();
        opened.add(forBare);
        Statements ofBare = new Statements();
        BareEngine stock = BareEngine.on(forBare, settings -> {
            settings.setDataSource(ofBare.over(settings.getDataSource()));
            settings.setBeans(script.beans(delegates(story)));
            settings.setGeneralResourceWhitelistPattern("[\\w.]+");
        });
        opened.add(stock);
        prepare(stock.engine, story);
        bare = new Side(story, stock.engine, ofBare, forBare, script::begin);
    }

    /** One life on each side, in turn. */
    void live(int rounds) throws Exception {
        for (int round = 0; round < rounds; round++) {
            product.play();
            bare.play();
        }
    }

    @Override
    public void close() throws Exception {
        Collections.reverse(opened);
        for (AutoCloseable one : opened) {
            one.close();
        }
    }

    /** One engine with its counter; what a life took of it. */
    static final class Side implements Life.Meter {

        private final Statements statements;
        private final Life life;
        private final Map<String, Long> byStep = new LinkedHashMap<>();
        private Figures figures = new Figures();
        private long acts;
        private long cpu;
        private long wall;
        private final Store store;
        private final Runnable before;
        private long log;
        private long server;

        Side(Story story, ProcessEngine engine, Statements statements, Store store, Runnable before) {
            this.statements = statements;
            this.store = store;
            this.before = before;
            life = story.life().apply(engine, this);
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
            acts++;
            if (name.equals(System.getProperty("forum.show"))) {
                statements.take().forEach(most -> System.out.println(most.getValue() + " x " + most.getKey()));
            }
            return answer;
        }

        /** Returns the instance of the issue. */
        String play() throws Exception {
            before.run();
            byStep.clear();
            acts = 0;
            cpu = 0;
            wall = 0;
            long logBefore = store.log();
            long serverBefore = store.cpu();
            String instance = life.play();
            server += store.cpu() - serverBefore;
            log += store.log() - logBefore;
            figures.add(wall, cpu);
            return instance;
        }

        /** What was played until now only warmed up. */
        void begin() {
            figures = new Figures();
            log = 0;
            server = 0;
        }

        Figures figures() {
            return figures;
        }

        /** Of the last life, by step. */
        Map<String, Long> statements() {
            return byStep;
        }

        long acts() {
            return acts;
        }

        /** Processor time of the database's own processes since the beginning, in nanoseconds. */
        long server() {
            return server;
        }

        /** Bytes of write-ahead log since the beginning. */
        long log() {
            return log;
        }
    }

    /** What the service tasks of the product do in one life. */
    private static Script written(Story story) throws Exception {
        Script script = new Script();
        try (Store store = Database.H2.open();
                Product product = Product.on(
                        store, context -> context.getBeanFactory().registerSingleton("script", script.recorder()))) {
            new Side(story, product.part(ProcessEngine.class), new Statements(), store, () -> {}).play();
        }
        return script;
    }

    private static void prepare(ProcessEngine engine, Story story) throws IOException {
        DeploymentBuilder deployment = engine.getRepositoryService().createDeployment();
        for (Path file : story.files()) {
            deployment.addString(file.getFileName().toString(), Files.readString(file));
        }
        deployment.deploy();
        IdentityService identities = engine.getIdentityService();
        story.people().values().stream().flatMap(List::stream).distinct().forEach(name -> {
            Group group = identities.newGroup(name);
            identities.saveGroup(group);
        });
        story.people().forEach((name, groups) -> {
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

    private static List<String> delegates(Story story) {
        try {
            List<String> names = new ArrayList<>();
            for (Path file : story.files()) {
                DELEGATE.matcher(Files.readString(file)).results().forEach(found -> names.add(found.group(1)));
            }
            return names;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
