package cn.chaozhou.forum.highlight;

import cn.chaozhou.forum.wording.Texts;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

/** One team's highlight in one session, as the case table keeps it; what proves it is in {@link HighlightEvidence}. */
class Highlight {

    enum Status {
        INVITED,
        SUBMITTED,
        ACCEPTED,
        DECLINED,
        NOT_SUBMITTED;

        String label() {
            return Texts.of("highlight.status." + name());
        }
    }

    /** What the host town said of the facts; silence is no confirmation, and everybody sees that. */
    enum Verification {
        PENDING,
        VERIFIED,
        UNVERIFIED;

        String label() {
            return Texts.of("highlight.verification." + name());
        }
    }

    @Id
    String number;

    @Version
    @Nullable
    Integer version;

    String sessionNumber;
    String team;
    Status status = Status.INVITED;
    Verification verification = Verification.PENDING;
    int round = 1;

    @Nullable
    String title;

    @Nullable
    String summary;

    @Nullable
    String threeForces;

    @Nullable
    String threeTasks;

    @Nullable
    String figureName;

    @Nullable
    BigDecimal figureBefore;

    @Nullable
    BigDecimal figureAfter;

    @Nullable
    BigDecimal funding;

    @Nullable
    String industry;

    @Nullable
    String market;

    @Nullable
    String scale;

    @Nullable
    String resources;

    @Nullable
    BigDecimal cost;

    @Nullable
    String preconditions;

    @Nullable
    Integer agendaOrder;

    @Nullable
    OffsetDateTime submittedAt;

    Highlight(String number, String sessionNumber, String team) {
        this.number = number;
        this.sessionNumber = sessionNumber;
        this.team = team;
    }
}
