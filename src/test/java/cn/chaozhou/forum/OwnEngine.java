package cn.chaozhou.forum;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngines;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;

/**
 * The web apps find the engine by its name in a registry of the whole JVM, and the newest application wins it. Tests of
 * several applications share a JVM: before each class its own application gets the name back.
 */
final class OwnEngine implements TestExecutionListener {

    @Override
    public void beforeTestClass(TestContext test) {
        ProcessEngine engine = test.getApplicationContext().getBean(ProcessEngine.class);
        ProcessEngines.unregister(engine);
        ProcessEngines.registerProcessEngine(engine);
    }
}
