package cn.chaozhou.forum.session;

import cn.chaozhou.forum.wording.Texts;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Embedded;

/**
 * One session (期) as the case table keeps it; its agenda is kept with the highlights, who is invited by
 * {@link Invitations}.
 */
class Session {

    enum Status {
        PLANNING,
        APPROVED,
        AGENDA,
        MEETING,
        MINUTES,
        PUBLISHED;

        String label() {
            return Texts.of("session.status." + name());
        }
    }

    @Id
    String number;

    @Version
    @Nullable
    Integer version;

    OffsetDateTime openedAt;
    Status status = Status.PLANNING;

    @Nullable
    String theme;

    @Nullable
    String taskCategory;

    @Nullable
    String meetingForm;

    @Nullable
    String place;

    @Nullable
    LocalDate meetingDate;

    @Nullable
    Integer speakerCount;

    @Nullable
    Integer agendaMinutes;

    @Embedded.Nullable(prefix = "minutes_")
    @Nullable
    Minutes minutes;

    @Nullable
    String signedBy;

    @Nullable
    OffsetDateTime signedAt;

    Session(String number, OffsetDateTime openedAt) {
        this.number = number;
        this.openedAt = openedAt;
    }

    /** For example 2026年第3期. */
    String title() {
        return Texts.session(number);
    }

    /** Takes over the plan of an earlier session, without its date. */
    void copyPlan(Session earlier) {
        taskCategory = earlier.taskCategory;
        meetingForm = earlier.meetingForm;
        place = earlier.place;
        speakerCount = earlier.speakerCount;
    }

    void plan(Plan plan) {
        theme = plan.theme();
        taskCategory = plan.taskCategory();
        meetingForm = plan.meetingForm();
        place = plan.place();
        meetingDate = plan.meetingDate();
        speakerCount = plan.speakerCount();
    }
}
