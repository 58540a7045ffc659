package cn.chaozhou.forum.engine;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.ProcessEngineImpl;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.springframework.stereotype.Component;

/**
 * MyBatis keeps what the mapping files of the engine include from each other, and with it the parsed trees of them all, for
 * files that might be read later. None is: the memory goes back once the engine is built.
 */
@Component
class ReadMappings extends AbstractProcessEnginePlugin {

    @Override
    public void postProcessEngineBuild(ProcessEngine engine) {
        ((ProcessEngineImpl) engine)
                .getProcessEngineConfiguration()
                .getSqlSessionFactory()
                .getConfiguration()
                .getSqlFragments()
                .clear();
    }
}
