package cn.chaozhou.forum.demo;

import cn.chaozhou.forum.organisation.People;
import cn.chaozhou.forum.organisation.UnitsChanged;
import cn.chaozhou.forum.wording.Texts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.context.WebServerApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Opens the demo edition: its clock as it was, its people, and on the first start its story; then the doors open. */
@Component
@Profile("demo")
class DemoEdition implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(DemoEdition.class);

    /** Password of every demo person (contract, design section 7); the start page shows it. */
    static final String PASSWORD = "demo";

    /** After the organisation is there (phase 0), before the web server and the job executor start. */
    private static final int PHASE = 10;

    private final DemoClock clock;
    private final People people;
    private final DemoStory story;
    private final JdbcClient jdbc;
    private volatile boolean open;

    DemoEdition(DemoClock clock, People people, DemoStory story, JdbcClient jdbc) {
        this.clock = clock;
        this.people = people;
        this.story = story;
        this.jdbc = jdbc;
    }

    @Override
    public void start() {
        clock.restore();
        people.add(people.onePerPost(), PASSWORD);
        if (!storyTold()) {
            if (story.begun()) {
                throw new IllegalStateException("The demo data was cut off on its first start."
                        + " Delete the data folder (forum.data, by default ./data) and start again.");
            }
            long begin = System.nanoTime();
            story.tell();
            jdbc.sql("update demo_state set story_told = true").update();
            log.info("demo story played through the engine in {} ms", (System.nanoTime() - begin) / 1_000_000);
        }
        open = true;
    }

    /** A new organisation can be played at once. */
    @EventListener
    void cast(UnitsChanged changed) {
        people.add(people.onePerPost(), PASSWORD);
    }

    @EventListener
    void sayWhereWeAre(ApplicationReadyEvent ready) {
        if (ready.getApplicationContext() instanceof WebServerApplicationContext web && web.getWebServer() != null) {
            log.info(Texts.of("demo.started", web.getWebServer().getPort(), PASSWORD));
        }
    }

    private boolean storyTold() {
        return jdbc.sql("select story_told from demo_state")
                .query(Boolean.class)
                .single();
    }

    @Override
    public void stop() {
        open = false;
    }

    @Override
    public boolean isRunning() {
        return open;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
