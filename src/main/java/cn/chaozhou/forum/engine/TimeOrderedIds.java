package cn.chaozhou.forum.engine;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import org.camunda.bpm.engine.impl.cfg.IdGenerator;
import org.springframework.stereotype.Component;

/**
 * Ids of the engine that grow with time (UUID version 7, RFC 9562), on every node alike. What is written together then
 * stands together at the end of each index: the starter's ids lie scattered over it, so that the more finished cases
 * there are, the more pages an act reads, changes and logs.
 */
@Component
class TimeOrderedIds implements IdGenerator {

    private final TimeBasedEpochGenerator ids = Generators.timeBasedEpochGenerator();

    @Override
    public String getNextId() {
        return ids.generate().toString();
    }
}
