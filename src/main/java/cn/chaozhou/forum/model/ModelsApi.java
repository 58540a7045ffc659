package cn.chaozhou.forum.model;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.NoSuchElementException;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What a release would change and an administrator's own version holds back; for those who may publish. */
@RestController
@RequestMapping("/api/models/waiting")
@Tag(name = "模型", description = "随程序发布、因现场已有自行发布的版本而等待采用的流程图、决策表和表单")
class ModelsApi {

    private static final Logger LOG = LoggerFactory.getLogger(ModelsApi.class);

    private final PackagedModels packaged;
    private final WaitingUpdates waiting;
    private final AuthorizationService authorizations;
    private final IdentityService identities;

    ModelsApi(
            PackagedModels packaged,
            WaitingUpdates waiting,
            AuthorizationService authorizations,
            IdentityService identities) {
        this.packaged = packaged;
        this.waiting = waiting;
        this.authorizations = authorizations;
        this.identities = identities;
    }

    @GetMapping
    @Operation(summary = "等待采用的更新")
    List<WaitingUpdates.Update> list() {
        publisher();
        return waiting.list();
    }

    @PostMapping("/{key}/adopt")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "采用一项更新", description = "把随程序发布的版本发布为最新版本；已发布的旧版本保留，在办事项不受影响")
    void adopt(@PathVariable String key) {
        String who = publisher();
        if (!packaged.adopt(key)) {
            throw new NoSuchElementException(key);
        }
        LOG.info("packaged update of {} taken over by {}", Fault.shown(key), who);
    }

    /** A packaged model was written for another state of the office, for example for a form somebody took out. */
    @ExceptionHandler
    ProblemDetail refused(ModelRefused e) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, e.getMessage());
    }

    private String publisher() {
        Authentication who = identities.getCurrentAuthentication();
        if (who == null
                || !authorizations.isUserAuthorized(
                        who.getUserId(), who.getGroupIds(), Permissions.CREATE, Resources.DEPLOYMENT)) {
            throw new AuthorizationException("only publishers");
        }
        return who.getUserId();
    }
}
