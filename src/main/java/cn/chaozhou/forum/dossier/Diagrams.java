package cn.chaozhou.forum.dossier;

import cn.chaozhou.forum.casefile.Timeline;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.runtime.ProcessInstanceQuery;
import org.springframework.stereotype.Component;

/** The diagrams that are at work on a case, for whoever reads the case: the engine shows running processes to few. */
@Component
class Diagrams {

    private final RuntimeService runtime;
    private final RepositoryService repository;
    private final Timeline timeline;

    Diagrams(RuntimeService runtime, RepositoryService repository, Timeline timeline) {
        this.runtime = runtime;
        this.repository = repository;
        this.timeline = timeline;
    }

    /**
     * A diagram.
     *
     * @param definition the engine's id of it; its drawing is at the engine's own door
     * @param steps ids of the steps it stands at
     */
    record Diagram(String definition, String name, Set<String> steps) {}

    /** All that work on the case; the leading one first. */
    List<Diagram> ofCase(String number) {
        return of(runtime.createProcessInstanceQuery().processInstanceBusinessKey(number));
    }

    List<Diagram> ofInstance(String instance) {
        return of(runtime.createProcessInstanceQuery().processInstanceId(instance));
    }

    private List<Diagram> of(ProcessInstanceQuery query) {
        return timeline.asSystem(() -> {
            Map<String, Diagram> diagrams = new LinkedHashMap<>();
            query.list().stream()
                    .sorted(Comparator.comparing(
                                    (ProcessInstance p) -> !p.getId().equals(p.getRootProcessInstanceId()))
                            .thenComparing(ProcessInstance::getProcessDefinitionId))
                    .forEach(instance -> diagrams.computeIfAbsent(instance.getProcessDefinitionId(), this::diagram)
                            .steps()
                            .addAll(runtime.getActiveActivityIds(instance.getId())));
            return List.copyOf(diagrams.values());
        });
    }

    private Diagram diagram(String definition) {
        return new Diagram(
                definition, repository.getProcessDefinition(definition).getName(), new LinkedHashSet<>());
    }
}
