package cn.chaozhou.forum.model;

import java.io.ByteArrayInputStream;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.Problem;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.ResourceReport;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParser;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;

/**
 * Has the engine read each file that the gate found nothing wrong with, so that its own faults join a person's list.
 * (For the product's own deployments the engine's one reading afterwards is enough.)
 */
final class EngineCheck {

    private final ProcessEngineConfigurationImpl configuration;
    private final DeploymentEntity deployment;
    private final Faults faults;

    EngineCheck(ProcessEngineConfigurationImpl configuration, DeploymentEntity deployment, Faults faults) {
        this.configuration = configuration;
        this.deployment = deployment;
        this.faults = faults;
    }

    void check(Models models) {
        models.diagrams.keySet().stream().filter(file -> !faults.concern(file)).forEach(this::diagram);
        models.tables.keySet().stream().filter(file -> !faults.concern(file)).forEach(this::table);
    }

    private void diagram(String file) {
        try {
            new BpmnParser(configuration.getExpressionManager(), configuration.getBpmnParseFactory())
                    .createParse()
                    .sourceInputStream(stream(file))
                    .deployment(deployment)
                    .name(file)
                    .execute();
        } catch (ParseException e) {
            for (ResourceReport report : e.getResorceReports()) {
                report.getErrors().forEach(problem -> add(file, problem));
            }
        } catch (ProcessEngineException e) {
            faults.in(file).add(null, "gate.engine.unreadable");
        }
    }

    private void add(String file, Problem problem) {
        faults.in(file)
                .add(
                        problem.getMainElementId(),
                        "gate.engine.problem",
                        problem.getLine(),
                        Fault.shown(String.valueOf(problem.getMessage())));
    }

    private void table(String file) {
        DmnEngineConfiguration dmn = configuration.getDmnEngineConfiguration();
        try {
            ((DefaultDmnEngineConfiguration) dmn)
                    .getTransformer()
                    .createTransform()
                    .modelInstance(stream(file))
                    .transformDecisionRequirementsGraph();
        } catch (RuntimeException e) {
            // The DMN engine has no common exception, and its words name classes.
            faults.in(file).add(null, "gate.engine.unreadable");
        }
    }

    private ByteArrayInputStream stream(String file) {
        return new ByteArrayInputStream(deployment.getResources().get(file).getBytes());
    }
}
