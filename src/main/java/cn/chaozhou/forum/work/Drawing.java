package cn.chaozhou.forum.work;

import cn.chaozhou.forum.casefile.Timeline;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.dc.Bounds;
import org.springframework.stereotype.Component;

/** The steps of a diagram as they are drawn. */
@Component
class Drawing {

    private final RepositoryService repository;
    private final Timeline timeline;

    Drawing(RepositoryService repository, Timeline timeline) {
        this.repository = repository;
        this.timeline = timeline;
    }

    /** By id, from left to right. */
    Map<String, FlowNode> steps(String definition) {
        Map<String, FlowNode> steps = new LinkedHashMap<>();
        timeline
                .asSystem(() -> repository.getBpmnModelInstance(definition))
                .getModelElementsByType(FlowNode.class)
                .stream()
                .sorted(Comparator.comparingDouble(Drawing::left))
                .forEach(step -> steps.put(step.getId(), step));
        return steps;
    }

    private static double left(FlowNode step) {
        return step.getDiagramElement() == null
                ? 0
                : ((Bounds) step.getDiagramElement().getUniqueChildElementByType(Bounds.class)).getX();
    }
}
