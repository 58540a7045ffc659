package cn.chaozhou.forum.issue;

import cn.chaozhou.forum.casefile.Timeline;
import cn.chaozhou.forum.engine.Unmasked;
import cn.chaozhou.forum.issue.Chases.Chase;
import cn.chaozhou.forum.role.Readers;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/issues")
@Tag(name = "问题督办")
class IssueApi {

    private static final int MOST_PAGES = 1_000_000;

    private final IssueDesk desk;
    private final Issues issues;
    private final Readers readers;
    private final Chases chases;
    private final Timeline timeline;

    IssueApi(IssueDesk desk, Issues issues, Readers readers, Chases chases, Timeline timeline) {
        this.desk = desk;
        this.issues = issues;
        this.readers = readers;
        this.chases = chases;
        this.timeline = timeline;
    }

    /** One issue with its whole story. */
    record Story(IssueFacts facts, List<Chase> chases, List<Timeline.Entry> timeline, TopicFacts topic) {}

    /**
     * The topic the issue belongs to, seen from it.
     *
     * @param leading the issue it was merged into, whose plan is the joint one
     * @param merged the issues merged into it that the reader may read
     */
    record TopicFacts(@Nullable String leading, @Nullable String plan, List<String> merged) {}

    @GetMapping
    @Operation(summary = "本人可以查看的问题，连同此刻的红黄绿灯和原因；一页一千个，最新的在第 0 页")
    List<IssueFacts> all(@RequestParam(defaultValue = "0") int page) {
        return desk.readable(Math.max(0, Math.min(page, MOST_PAGES)));
    }

    @Unmasked
    @GetMapping("/{number}")
    @Operation(summary = "一个问题的情况、催办和经过")
    Story one(@PathVariable String number) {
        return new Story(desk.readable(number).orElseThrow(), chases.of(number), timeline.of(number), topic(number));
    }

    private TopicFacts topic(String number) {
        String mergedInto = issues.require(number).mergedInto;
        Issue leading = mergedInto == null ? null : issues.require(mergedInto);
        return new TopicFacts(
                mergedInto,
                leading == null ? null : leading.plan,
                issues.readableMergedInto(number, readers.current()).stream()
                        .map(m -> m.number)
                        .toList());
    }
}
