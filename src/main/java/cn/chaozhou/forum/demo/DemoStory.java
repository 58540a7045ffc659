package cn.chaozhou.forum.demo;

import org.camunda.bpm.engine.HistoryService;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** What happened before the newcomer came: the article's first session, played by its people through the engine. */
@Component
@Profile("demo")
class DemoStory {

    private final HistoryService history;

    DemoStory(HistoryService history) {
        this.history = history;
    }

    /** Whether an earlier start began to tell it. */
    boolean begun() {
        return history.createHistoricProcessInstanceQuery().count() > 0;
    }

    void tell() {}
}
