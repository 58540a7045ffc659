package cn.chaozhou.forum.engine;

import static org.assertj.core.api.Assertions.assertThat;

import cn.chaozhou.forum.ForumTest;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the engine writes later has the greater id. */
@ForumTest
class TimeOrderedIdsTest {

    @Autowired
    ProcessEngineConfigurationImpl engine;

    @Test
    void growWithTime() {
        List<String> ids = Stream.generate(engine.getIdGenerator()::getNextId)
                .limit(10_000)
                .toList();
        assertThat(ids).isSorted().doesNotHaveDuplicates().allMatch(id -> id.length() == 36);
    }
}
