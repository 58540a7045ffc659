package cn.chaozhou.forum;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Date;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** The house rules of the packages; each rule carries its reason. */
@AnalyzeClasses(packages = "cn.chaozhou.forum", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @Test
    void modulesKeepToTheirFacadesWithoutCycles() {
        ApplicationModules.of(CaptainsForum.class).verify();
    }

    @ArchTest
    static final ArchRule fieldsAreNotInjected = noFields()
            .should()
            .beAnnotatedWith("org.springframework.beans.factory.annotation.Autowired")
            .because("a constructor shows what a class needs and lets a test give it");

    @ArchTest
    static final ArchRule timeComesFromTheClock = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(LocalDateTime.class, "now")
            .orShould()
            .callConstructor(Date.class)
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .because("limits and timers follow the engine's clock, which the demo and the tests move");
}
