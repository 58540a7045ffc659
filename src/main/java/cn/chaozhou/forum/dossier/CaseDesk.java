package cn.chaozhou.forum.dossier;

import cn.chaozhou.forum.casefile.CaseBrief;
import cn.chaozhou.forum.casefile.CaseFile;
import cn.chaozhou.forum.casefile.Facts.Fact;
import cn.chaozhou.forum.casefile.SearchWords;
import cn.chaozhou.forum.casefile.Timeline;
import cn.chaozhou.forum.dossier.Diagrams.Diagram;
import cn.chaozhou.forum.dossier.Paths.Path;
import cn.chaozhou.forum.organisation.People;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Puts the case file together, for a task or by the number of a case. */
@Service
class CaseDesk {

    private final TaskService tasks;
    private final RuntimeService runtime;
    private final Shelves shelves;
    private final Signals signals;
    private final Diagrams diagrams;
    private final Paths paths;
    private final Timeline timeline;
    private final People people;

    CaseDesk(
            TaskService tasks,
            RuntimeService runtime,
            Shelves shelves,
            Signals signals,
            Diagrams diagrams,
            Paths paths,
            Timeline timeline,
            People people) {
        this.tasks = tasks;
        this.runtime = runtime;
        this.shelves = shelves;
        this.signals = signals;
        this.diagrams = diagrams;
        this.paths = paths;
        this.timeline = timeline;
        this.people = people;
    }

    /**
     * A case file.
     *
     * @param brief null while the case has no number: it gets one with its first form
     * @param signal null where no limit runs
     * @param linked those that the reader may read
     * @param diagrams at work on the case; none once it has ended
     * @param shown which of the diagrams is shown first; null for the first
     */
    record Page(
            @Nullable CaseBrief brief,
            @Nullable Signal signal,
            List<Fact> facts,
            List<Line> timeline,
            List<CaseBrief> linked,
            List<Diagram> diagrams,
            @Nullable String shown) {}

    /**
     * A line of the timeline.
     *
     * @param actor what the person is called
     * @param onBehalf the post that the actor stood in for
     */
    record Line(OffsetDateTime at, String actor, String step, @Nullable String detail, @Nullable String onBehalf) {}

    /** What a card tells of a task besides its name. */
    record Card(String task, @Nullable String number, @Nullable String team, @Nullable Signal signal) {}

    /** Whoever sees a task reads its case. */
    Page ofTask(String id) {
        Task task = Optional.ofNullable(tasks.createTaskQuery().taskId(id).singleResult())
                .orElseThrow(() -> new NoSuchElementException("no task " + id));
        Optional<CaseFile> file = Optional.ofNullable(number(task)).flatMap(shelves::ofTask);
        CaseBrief brief = file.map(CaseFile::brief).orElse(null);
        return page(
                file,
                signals.ofTask(brief, task.getDueDate()),
                brief == null ? diagrams.ofInstance(task.getProcessInstanceId()) : diagrams.ofCase(brief.number()),
                task.getProcessDefinitionId());
    }

    Page readable(String number) {
        CaseFile file = shelves.readable(number).orElseThrow(() -> new NoSuchElementException("no case " + number));
        return page(Optional.of(file), signals.ofCase(file.brief()), diagrams.ofCase(number), null);
    }

    List<Path> path(String number) {
        shelves.readable(number).orElseThrow(() -> new NoSuchElementException("no case " + number));
        return paths.ofCase(number);
    }

    /** Of one that has no case yet nobody but its starter knows more than that it runs. */
    List<Path> pathOfInstance(String instance) {
        String number = paths.number(instance).orElseThrow(() -> new NoSuchElementException("no instance " + instance));
        return path(number).stream()
                .filter(path -> path.instance().equals(instance))
                .toList();
    }

    List<CaseBrief> find(SearchWords words) {
        return shelves.find(words);
    }

    /** Cards of those tasks that the person sees. */
    List<Card> cards(List<String> ids) {
        return tasks.createTaskQuery().taskIdIn(ids.toArray(String[]::new)).list().stream()
                .map(this::card)
                .toList();
    }

    private Card card(Task task) {
        CaseBrief brief = Optional.ofNullable(number(task))
                .flatMap(shelves::ofTask)
                .map(CaseFile::brief)
                .orElse(null);
        return new Card(
                task.getId(),
                brief == null ? null : brief.number(),
                brief == null ? null : brief.team(),
                signals.ofTask(brief, task.getDueDate()));
    }

    /** Number of the task's case; the engine tells it only to those who watch. */
    private @Nullable String number(Task task) {
        return timeline.asSystem(() -> runtime.createProcessInstanceQuery()
                .processInstanceId(task.getProcessInstanceId())
                .singleResult()
                .getBusinessKey());
    }

    private Page page(
            Optional<CaseFile> file, @Nullable Signal signal, List<Diagram> diagrams, @Nullable String shown) {
        String number = file.map(f -> f.brief().number()).orElse(null);
        return new Page(
                file.map(CaseFile::brief).orElse(null),
                signal,
                file.map(CaseFile::facts).orElse(List.of()),
                file.map(this::story).orElse(List.of()),
                number == null ? List.of() : shelves.linked(number),
                diagrams,
                shown);
    }

    private List<Line> story(CaseFile file) {
        Map<String, String> names = new HashMap<>();
        return timeline.of(file.brief().number()).stream()
                .map(file.told())
                .map(entry -> new Line(
                        entry.at(),
                        names.computeIfAbsent(entry.actor(), people::nameOf),
                        entry.step(),
                        entry.detail(),
                        entry.onBehalf()))
                .toList();
    }
}
