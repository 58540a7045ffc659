package cn.chaozhou.forum.issue;

import cn.chaozhou.forum.casefile.Timeline;
import cn.chaozhou.forum.issue.Chases.Chase;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/issues")
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
    List<IssueFacts> all() {
        return desk.all();
    }

    @GetMapping("/{number}")
    Story one(@PathVariable String number) {
        return new Story(desk.find(number).orElseThrow(), chases.of(number), timeline.of(number));
    }
}
