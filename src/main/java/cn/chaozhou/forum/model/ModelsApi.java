package cn.chaozhou.forum.model;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.NoSuchElementException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What waits to be published, and what a release would change and an administrator's own version holds back. */
@RestController
@RequestMapping("/api/models")
@Tag(name = "模型", description = "流程图、决策表和表单：一人设计、另一人发布；随程序发布、因现场已有自行发布的版本而等待采用的更新")
class ModelsApi {

    private static final Logger LOG = LoggerFactory.getLogger(ModelsApi.class);

    private final PackagedModels packaged;
    private final WaitingUpdates waiting;
    private final Drafts drafts;
    private final Publishers publishers;

    ModelsApi(PackagedModels packaged, WaitingUpdates waiting, Drafts drafts, Publishers publishers) {
        this.drafts = drafts;
        this.packaged = packaged;
        this.waiting = waiting;
        this.publishers = publishers;
    }

    /**
     * What waits for the person who asks.
     *
     * @param mayPublish whether they may publish models; for others nothing ever waits
     * @param drafts number of models that wait for a second person
     * @param waiting number of updates that a release brought and that wait to be taken over
     */
    record Pending(boolean mayPublish, int drafts, int waiting) {}

    @GetMapping
    @Operation(summary = "有几项等待发布或采用")
    Pending pending() {
        return publishers.isOne()
                ? new Pending(true, drafts.list().size(), waiting.list().size())
                : new Pending(false, 0, 0);
    }

    @GetMapping("/waiting")
    @Operation(summary = "等待采用的更新")
    List<WaitingUpdates.Update> list() {
        publishers.require();
        return waiting.list();
    }

    @PostMapping("/waiting/{key}/adopt")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "采用一项更新", description = "把随程序发布的版本发布为最新版本；已发布的旧版本保留，在办事项不受影响")
    void adopt(@PathVariable String key) {
        String who = publishers.require();
        if (!packaged.adopt(key)) {
            throw new NoSuchElementException(key);
        }
        LOG.info("packaged update of {} taken over by {}", Fault.shown(key), who);
    }
}
