package cn.chaozhou.forum.model;

import java.util.Arrays;
import java.util.Optional;
import org.camunda.bpm.engine.impl.bpmn.deployer.BpmnDeployer;
import org.camunda.bpm.engine.impl.dmn.deployer.DecisionDefinitionDeployer;
import org.camunda.bpm.engine.impl.form.deployer.CamundaFormDefinitionDeployer;

/** What the engine takes a file for: by the end of its name, exactly as the engine does. */
enum ModelKind {
    DIAGRAM(BpmnDeployer.BPMN_RESOURCE_SUFFIXES),
    TABLE(DecisionDefinitionDeployer.DMN_RESOURCE_SUFFIXES),
    FORM(CamundaFormDefinitionDeployer.FORM_RESOURCE_SUFFIXES);

    private final String[] suffixes;

    ModelKind(String[] suffixes) {
        this.suffixes = suffixes;
    }

    static Optional<ModelKind> of(String file) {
        return Arrays.stream(values())
                .filter(kind -> Arrays.stream(kind.suffixes).anyMatch(file::endsWith))
                .findFirst();
    }
}
