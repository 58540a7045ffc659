package cn.chaozhou.forum;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;

/**
 * A test over the whole application without its web server: in-memory database (or an embedded PostgreSQL, see {@link TestDatabase}), the organisation's people, no job
 * executor (timers are fired by hand through {@link ProcessRun}). All such tests share one application.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("database")
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.MOCK)
@ActiveProfiles("test")
@Import({ProcessCoverage.class, ProcessRun.class, TestPeople.class})
public @interface ForumTest {}
