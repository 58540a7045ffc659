package cn.chaozhou.forum;

import cn.chaozhou.forum.audit.AuditCommand;
import cn.chaozhou.forum.engine.HeldRepository;
import java.util.List;
import java.util.TimeZone;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.data.jdbc.repository.config.EnableJdbcRepositories;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Starts Captains' Forum (潮州队长有话说): the forum's cases on an embedded Camunda 7 engine. */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
@EnableJdbcRepositories(repositoryBaseClass = HeldRepository.class)
public class CaptainsForum {

    public static void main(String[] args) {
        // The engine keeps times without a zone, in that of the machine: another zone on another machine, or an hour
        // that
        // daylight saving repeats, would fire timers early, late or twice. What people see has the zone of the
        // settings.
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
        if (List.of(args).contains(AuditCommand.NAME)) {
            System.exit(AuditCommand.run(args));
        }
        SpringApplication.run(CaptainsForum.class, args);
    }
}
