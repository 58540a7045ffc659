package cn.chaozhou.forum.outgoing;

import cn.chaozhou.forum.engine.RoleRefused;
import cn.chaozhou.forum.outgoing.Outbox.Receiving;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** How the systems that are told about events are doing; their addresses are settings, and stay there. */
@RestController
@RequestMapping("/api/outgoing")
@Tag(name = "对外推送", description = "办件动态向其他系统推送的情况")
class OutgoingApi {

    private final Outbox outbox;

    OutgoingApi(Outbox outbox) {
        this.outbox = outbox;
    }

    @GetMapping
    @Operation(summary = "各接收系统待推送和失败次数", description = "仅系统管理员")
    List<Receiving> receivers(HttpServletRequest request) {
        RoleRefused.unless(request, "systemAdmin");
        return outbox.receivers();
    }
}
