package cn.chaozhou.forum.audit;

import cn.chaozhou.forum.audit.AuditChain.Broken;
import cn.chaozhou.forum.audit.AuditChain.Verification;
import cn.chaozhou.forum.wording.Texts;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcClientAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.autoconfigure.transaction.TransactionAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Checks the audit's chain without the server, so that its own code and rights don't stand between the auditor and the
 * database: {@code java -jar captains-forum.jar verify-audit}.
 */
public final class AuditCommand {

    /** The command's name on the command line. */
    public static final String NAME = "verify-audit";

    private static final int INTACT = 0;
    private static final int BROKEN = 1;
    private static final int CLOSED = 2;

    private AuditCommand() {}

    /**
     * Prints the first line that is not as it was written, or that there is none.
     *
     * @return exit code: 0 intact, 1 broken, 2 where the database can't be read
     */
    public static int run(String... arguments) {
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(Parts.class)
                .web(WebApplicationType.NONE)
                .logStartupInfo(false)
                .properties("logging.level.root=OFF")
                .run(arguments)) {
            Verification found = context.getBean(AuditChain.class).verify();
            Broken broken = found.broken();
            say(
                    broken == null
                            ? Texts.of("audit.command.intact", found.first(), found.last())
                            : Texts.of(
                                    "audit.command.broken",
                                    broken.seq(),
                                    Texts.of("audit.command." + broken.reason())));
            return broken == null ? INTACT : BROKEN;
        } catch (DataAccessException | TransactionException e) {
            say(Texts.of("audit.command.closed"));
            return CLOSED;
        }
    }

    @SuppressWarnings("java:S106") // a command answers where it was asked
    private static void say(String line) {
        System.out.println(line);
    }

    /** The database and the chain, nothing else of the product. */
    @ImportAutoConfiguration({
        DataSourceAutoConfiguration.class,
        DataSourceTransactionManagerAutoConfiguration.class,
        TransactionAutoConfiguration.class,
        JdbcTemplateAutoConfiguration.class,
        JdbcClientAutoConfiguration.class
    })
    @Import(AuditChain.class)
    static class Parts {}
}
