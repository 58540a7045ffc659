package cn.chaozhou.forum.benchmark;

import cn.chaozhou.forum.CaptainsForum;
import cn.chaozhou.forum.organisation.People;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** The product as an office runs it, on the database of the run, with one person for each post (password {@code demo}). */
final class Product implements AutoCloseable {

    private final ConfigurableApplicationContext context;

    private Product(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /**
     * @param settings further ones, {@code name=value}; by default no job runs by itself
     */
    static Product on(Database.Store store, String... settings) {
        return on(store, context -> {}, settings);
    }

    /** @param more done to the application before its parts are made */
    static Product on(
            Database.Store store,
            ApplicationContextInitializer<ConfigurableApplicationContext> more,
            String... settings) {
        List<String> arguments = new ArrayList<>(List.of(
                "spring.profiles.active=" + (store.isPostgres() ? "test,postgresql" : "test"),
                "spring.datasource.url=" + store.url(),
                "spring.datasource.username=" + store.user(),
                "spring.datasource.password=" + store.password(),
                "server.port=0",
                "spring.main.banner-mode=off",
                "logging.level.root=warn"));
        arguments.addAll(List.of(settings));
        Product product = new Product(new SpringApplicationBuilder(CaptainsForum.class)
                .initializers(more)
                .run(arguments.stream().map(setting -> "--" + setting).toArray(String[]::new)));
        People people = product.part(People.class);
        people.add(people.onePerPost(), "demo");
        return product;
    }

    <T> T part(Class<T> type) {
        return context.getBean(type);
    }

    /** Where its doors are. */
    String address() {
        return "http://localhost:" + context.getEnvironment().getProperty("local.server.port");
    }

    @Override
    public void close() {
        context.close();
    }
}
