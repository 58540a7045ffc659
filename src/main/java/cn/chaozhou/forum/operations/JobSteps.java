package cn.chaozhou.forum.operations;

import cn.chaozhou.forum.wording.Texts;
import java.util.Optional;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What people call the case and the step that a job of the engine belongs to. */
@Component
class JobSteps {

    private final JdbcClient db;
    private final RepositoryService repository;

    JobSteps(JdbcClient db, @Lazy RepositoryService repository) {
        this.db = db;
        this.repository = repository;
    }

    /** Number of the case, or a dash where the job belongs to none or the case has no number yet. */
    String caseOf(@Nullable String execution) {
        return execution == null
                ? Texts.of("operations.noCase")
                : db.sql("select i.BUSINESS_KEY_ from ACT_RU_EXECUTION e"
                                + " join ACT_RU_EXECUTION i on i.ID_ = e.PROC_INST_ID_"
                                + " where e.ID_ = ? and i.BUSINESS_KEY_ is not null")
                        .param(execution)
                        .query(String.class)
                        .optional()
                        .orElse(Texts.of("operations.noCase"));
    }

    /** As the diagram names it. */
    String name(@Nullable String definition, @Nullable String activity) {
        if (definition == null || activity == null) {
            return Texts.of("operations.engineStep");
        }
        return Optional.ofNullable(repository.getBpmnModelInstance(definition))
                .map(model -> model.<FlowElement>getModelElementById(activity))
                .map(FlowElement::getName)
                .orElse(activity);
    }
}
