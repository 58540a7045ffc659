package cn.chaozhou.forum.notice;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the caller was told; nobody reads another person's notices. */
@RestController
@RequestMapping("/api/notices")
@Tag(name = "通知", description = "发给本人或本岗位的通知")
class NoticeApi {

    /** One page; older ones are in the timelines of their cases. */
    private static final int NEWEST = 100;

    private final Notices notices;
    private final IdentityService identities;

    NoticeApi(Notices notices, IdentityService identities) {
        this.notices = notices;
        this.identities = identities;
    }

    @GetMapping
    @Operation(summary = "发给我或我所在岗位的最近通知", description = "最多100条，最新的在前")
    List<Notices.Notice> mine() {
        Authentication who = identities.getCurrentAuthentication();
        return notices.latestFor(
                Stream.concat(Stream.of(who.getUserId()), who.getGroupIds().stream())
                        .toList(),
                NEWEST);
    }
}
