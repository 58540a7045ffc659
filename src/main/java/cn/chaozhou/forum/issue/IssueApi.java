package cn.chaozhou.forum.issue;

import cn.chaozhou.forum.casefile.Timeline;
import cn.chaozhou.forum.issue.Chases.Chase;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/issues")
@Tag(name = "问题督办")
class IssueApi {

    private final IssueDesk desk;
    private final Chases chases;
    private final Timeline timeline;

    IssueApi(IssueDesk desk, Chases chases, Timeline timeline) {
        this.desk = desk;
        this.chases = chases;
        this.timeline = timeline;
    }

    /** One issue with its whole story. */
    record Story(IssueFacts facts, List<Chase> chases, List<Timeline.Entry> timeline) {}

    @GetMapping
    @Operation(summary = "全部问题，连同此刻的红黄绿灯和原因")
    List<IssueFacts> all() {
        return desk.all();
    }

    @GetMapping("/{number}")
    @Operation(summary = "一个问题的情况、催办和经过")
    Story one(@PathVariable String number) {
        return new Story(desk.find(number).orElseThrow(), chases.of(number), timeline.of(number));
    }
}
