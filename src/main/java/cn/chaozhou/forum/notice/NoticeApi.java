package cn.chaozhou.forum.notice;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
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
    private final Clock clock;

    NoticeApi(Notices notices, IdentityService identities, Clock clock) {
        this.notices = notices;
        this.identities = identities;
        this.clock = clock;
    }

    /** Everything of one day in one place, the newest first. */
    record Digest(LocalDate day, List<Notices.Notice> notices) {}

    @GetMapping
    @Operation(summary = "发给我或我所在岗位的通知，每天一份", description = "最近的100条；不紧急的在上班时间送达")
    List<Digest> mine() {
        Authentication who = identities.getCurrentAuthentication();
        Map<LocalDate, List<Notices.Notice>> days = notices
                .latestFor(
                        Stream.concat(Stream.of(who.getUserId()), who.getGroupIds().stream())
                                .toList(),
                        NEWEST)
                .stream()
                .filter(notice -> !notice.shownAt().toInstant().isAfter(clock.instant()))
                .collect(Collectors.groupingBy(
                        notice -> LocalDate.ofInstant(notice.shownAt().toInstant(), clock.getZone()),
                        () -> new TreeMap<LocalDate, List<Notices.Notice>>(Comparator.reverseOrder()),
                        Collectors.toList()));
        return days.entrySet().stream()
                .map(day -> new Digest(day.getKey(), day.getValue()))
                .toList();
    }
}
