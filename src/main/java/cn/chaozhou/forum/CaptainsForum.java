package cn.chaozhou.forum;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Starts Captains' Forum (潮州队长有话说): the forum's cases on an embedded Camunda 7 engine. */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
public class CaptainsForum {

    public static void main(String[] args) {
        SpringApplication.run(CaptainsForum.class, args);
    }
}
