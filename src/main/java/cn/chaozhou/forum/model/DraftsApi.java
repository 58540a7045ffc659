package cn.chaozhou.forum.model;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Models that wait for a second person; for those who may publish. */
@RestController
@RequestMapping("/api/models/drafts")
@Tag(name = "模型")
class DraftsApi {

    private final Drafts drafts;
    private final Releasing releasing;
    private final Publishers publishers;

    DraftsApi(Drafts drafts, Releasing releasing, Publishers publishers) {
        this.drafts = drafts;
        this.releasing = releasing;
        this.publishers = publishers;
    }

    /**
     * What a draft became.
     *
     * @param deployment id of the deployment with its published models
     */
    record Released(String deployment) {}

    @GetMapping
    @Operation(summary = "待发布的模型")
    List<Drafts.Draft> list() {
        publishers.require();
        return drafts.list();
    }

    @PostMapping("/{id}/release")
    @Operation(summary = "发布", description = "由设计人以外的人发布；发布前再次检查，有问题则全部列出，不发布")
    Released release(@PathVariable String id) {
        return new Released(releasing.release(id, publishers.require()));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "撤下", description = "不发布，从待发布清单中撤下")
    void withdraw(@PathVariable String id) {
        releasing.withdraw(id, publishers.require());
    }
}
