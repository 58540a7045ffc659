package cn.chaozhou.forum.work;

import cn.chaozhou.forum.engine.InputRefused;
import cn.chaozhou.forum.engine.RoleRefused;
import cn.chaozhou.forum.wording.Texts;
import cn.chaozhou.forum.work.StepFigures.Finished;
import cn.chaozhou.forum.work.StepFigures.Running;
import cn.chaozhou.forum.work.StepFigures.Step;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Figures of the steps of a process, for whoever watches or draws it. */
@RestController
@RequestMapping("/api/steps")
@Tag(name = "流程统计", description = "各环节的在办、超期、办结、用时、按期和转办")
class StepsApi {

    private final StepFigures figures;
    private final Drawing drawing;
    private final Sight sight;
    private final Clock clock;

    StepsApi(StepFigures figures, Drawing drawing, Sight sight, Clock clock) {
        this.figures = figures;
        this.drawing = drawing;
        this.sight = sight;
        this.clock = clock;
    }

    /**
     * The answer.
     *
     * @param whole false where only the cases of the manager's county are counted
     */
    record Steps(String process, LocalDate from, LocalDate to, boolean whole, List<Named> steps) {}

    /**
     * A step of the diagram; figures of steps that only another version had follow at the end.
     *
     * @param name null for one of another version, and for what has none
     * @param type in the words of BPMN; null for one of another version
     */
    record Named(
            String id,
            @Nullable String name,
            @Nullable String type,
            @Nullable Running running,
            @Nullable Finished finished) {}

    @GetMapping
    @Operation(
            summary = "一个流程各环节的统计",
            description = "definition 为流程定义的标识，含该流程全部版本；from、to 为办结日期的起止，含当日，不写则为到今天为止的 days 天；用时为自然时间的秒数")
    Steps steps(
            @RequestParam String definition,
            @RequestParam(defaultValue = "90") int days,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to,
            HttpServletRequest request) {
        RoleRefused.unless(request, "leader", "supervisor", "manager", "secretariat", "processAdmin");
        LocalDate last = to == null ? LocalDate.ofInstant(clock.instant(), clock.getZone()) : to;
        LocalDate first = from == null ? last.minusDays(days) : from;
        if (last.isBefore(first)) {
            throw new InputRefused("to", Texts.of("work.field.to"), Texts.of("work.refused.order"));
        }
        String process = figures.process(definition);
        if (process == null) {
            throw new NoSuchElementException("no definition " + definition);
        }
        Map<String, Step> steps = figures.of(process, first, last);
        List<Named> named = new ArrayList<>();
        drawing.steps(definition).forEach((id, drawn) -> {
            Step step = steps.remove(id);
            if (step != null) {
                named.add(new Named(
                        id, drawn.getName(), drawn.getElementType().getTypeName(), step.running(), step.finished()));
            }
        });
        steps.forEach((id, step) -> named.add(new Named(id, null, null, step.running(), step.finished())));
        return new Steps(process, first, last, sight.isWhole(), named);
    }
}
