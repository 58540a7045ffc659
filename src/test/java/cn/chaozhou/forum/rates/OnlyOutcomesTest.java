package cn.chaozhou.forum.rates;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.chaozhou.forum.casefile.Paging;
import cn.chaozhou.forum.rates.Tally.Wanted;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * No login, like, vote, forward or time online can enter a rate (国办函〔2026〕12号): the only class that reads a database for
 * rates runs here on one that holds the columns of outcomes and nothing else. A query that reads another column fails.
 */
@AnalyzeClasses(packages = "cn.chaozhou.forum", importOptions = DoNotIncludeTests.class)
class OnlyOutcomesTest {

    /** All that a rate may be made of. Think twice before adding a column: is it an outcome? */
    private static final List<String> OUTCOMES = List.of(
            "team (code varchar, county varchar)",
            "issue (number varchar, title varchar, owner varchar, raised_by_team varchar, status varchar, rounds integer,"
                    + " session_number varchar,"
                    + " merged_into varchar, was_red boolean, dispatched_at timestamp with time zone,"
                    + " response_due_at timestamp with time zone, responded_at timestamp with time zone,"
                    + " stopped_at timestamp with time zone, clock_due_at timestamp with time zone,"
                    + " annulled_red_at timestamp with time zone)",
            "closure (issue_number varchar, round_no integer, passed boolean, rating varchar, annulled_rating varchar)",
            "contest (issue_number varchar, what varchar, old_value varchar, round_no integer,"
                    + " decided_at timestamp with time zone)",
            "experience (number varchar, team varchar)",
            "experience_edition (experience varchar, edition integer, title varchar,"
                    + " published_at timestamp with time zone)",
            "borrowing (number varchar, experience varchar, edition integer, team varchar, status varchar,"
                    + " registered_at timestamp with time zone)");

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Period YEAR = new Period(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 31), ZONE);

    @Test
    void allThatRatesReadAreOutcomes() {
        assertThatCode(() -> readEverything(new Tally(with(OUTCOMES), Clock.system(ZONE))))
                .doesNotThrowAnyException();
    }

    @Test
    void aColumnThatIsMissingIsNoticed() {
        for (String table : OUTCOMES) {
            List<String> without = new ArrayList<>(OUTCOMES);
            without.remove(table);
            Tally tally = new Tally(with(without), Clock.system(ZONE));
            assertThatThrownBy(() -> readEverything(tally))
                    .as("without %s", table)
                    .hasMessageContaining("SQL");
        }
    }

    private static void readEverything(Tally tally) {
        for (List<String> counties : List.of(List.<String>of(), List.of("raoping"))) {
            tally.ofUnits(YEAR, counties);
            tally.ofTeams(YEAR, counties);
            tally.ofSession("2026-03");
            for (Rate rate : Rate.values()) {
                Wanted wanted = new Wanted(rate, "dept.agri", "dacheng", "OUT");
                tally.count(wanted, YEAR, counties);
                tally.cases(wanted, YEAR, counties, new Paging(0, 20));
            }
        }
    }

    private static JdbcClient with(List<String> tables) {
        JdbcDataSource database = new JdbcDataSource();
        database.setUrl("jdbc:h2:mem:outcomes" + tables.hashCode() + ";DB_CLOSE_DELAY=-1");
        JdbcClient jdbc = JdbcClient.create((DataSource) database);
        jdbc.sql("drop all objects").update();
        tables.forEach(table -> jdbc.sql("create table " + table).update());
        return jdbc;
    }

    @ArchTest
    static final ArchRule onlyTheTallyReadsADatabase = noClasses()
            .that()
            .resideInAPackage("..rates..")
            .and()
            .areNotAssignableTo(Tally.class)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework.jdbc..", "org.springframework.data..", "java.sql..", "javax.sql..")
            .because("what the test above runs must be all that a rate is made of");

    @ArchTest
    static final ArchRule nothingElseOfTheForumIsCounted = classes()
            .that()
            .resideInAPackage("..rates..")
            .should()
            .onlyDependOnClassesThat(ofTheForumOnly("rates", "casefile", "engine", "organisation", "role", "wording"))
            .because("names, roles and tables of groups are no figures; logins, questions and the audit hold some");

    private static DescribedPredicate<JavaClass> ofTheForumOnly(String... modules) {
        List<String> packages =
                Stream.of(modules).map(module -> "cn.chaozhou.forum." + module).toList();
        return DescribedPredicate.describe(
                "the modules " + String.join(", ", modules) + " and no engine",
                type -> type.getPackageName().startsWith("cn.chaozhou.forum")
                        ? packages.contains(type.getPackageName())
                        : !type.getPackageName().startsWith("org.camunda"));
    }
}
