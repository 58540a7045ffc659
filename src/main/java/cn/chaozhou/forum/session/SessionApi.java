package cn.chaozhou.forum.session;

import cn.chaozhou.forum.engine.Unmasked;
import cn.chaozhou.forum.highlight.HighlightDesk;
import cn.chaozhou.forum.highlight.HighlightFacts;
import cn.chaozhou.forum.role.Readers;
import cn.chaozhou.forum.session.Session.Status;
import cn.chaozhou.forum.session.SessionReader.Counts;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Sessions for other programs and for boards, from the case tables; for whoever works on cases. */
@RestController
@RequestMapping("/api/sessions")
@Tag(name = "期", description = "各期的状态、议程和已签发的纪要")
class SessionApi {

    private final Sessions sessions;
    private final SessionReader reader;
    private final HighlightDesk highlights;
    private final Readers readers;

    SessionApi(Sessions sessions, SessionReader reader, HighlightDesk highlights, Readers readers) {
        this.sessions = sessions;
        this.reader = reader;
        this.highlights = highlights;
        this.readers = readers;
    }

    /** A session in a list. */
    record Summary(
            String number,
            String title,
            Status status,
            String statusText,
            @Nullable String theme,
            @Nullable String taskCategory,
            @Nullable String meetingForm,
            @Nullable String place,
            @Nullable LocalDate meetingDate) {

        static Summary of(Session s) {
            return new Summary(
                    s.number,
                    s.title(),
                    s.status,
                    s.status.label(),
                    s.theme,
                    s.taskCategory,
                    s.meetingForm,
                    s.place,
                    s.meetingDate);
        }
    }

    record AgendaItem(
            int order,
            String highlight,
            String team,
            String teamTitle,
            @Nullable String title,
            @Nullable Integer minutes) {

        static AgendaItem of(HighlightFacts h, Session session) {
            int order = h.agendaOrder() == null ? 0 : h.agendaOrder();
            return new AgendaItem(order, h.number(), h.team(), h.teamTitle(), h.title(), session.agendaMinutes);
        }
    }

    /**
     * One session whole.
     *
     * @param minutes only once they are signed
     */
    record Details(
            Summary session,
            Counts counts,
            List<AgendaItem> agenda,
            @Nullable Minutes minutes,
            @Nullable OffsetDateTime signedAt) {}

    @GetMapping
    @Operation(summary = "各期一览，最近的在前", description = "每期的期号、状态、主题、时间和地点")
    List<Summary> all() {
        return reader.readable().map(Summary::of).toList();
    }

    @Unmasked
    @GetMapping("/{number}")
    @Operation(summary = "一期的详情", description = "状态、各项计数、议程；纪要签发后才给出")
    Details one(@Parameter(description = "期号，如 2026-03") @PathVariable String number) {
        Session session =
                sessions.findById(number).filter(s -> readers.current().works()).orElseThrow();
        List<HighlightFacts> agenda = highlights.agenda(number);
        boolean signed = session.status == Status.PUBLISHED;
        return new Details(
                Summary.of(session),
                reader.counts(session),
                agenda.stream().map(h -> AgendaItem.of(h, session)).toList(),
                signed ? session.minutes : null,
                session.signedAt);
    }
}
