package cn.chaozhou.forum.review;

import cn.chaozhou.forum.wording.Texts;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

/** One department's review of one highlight, as the case table keeps it. */
class Review {

    enum Status {
        OPEN,
        REVIEWED,
        SPOKEN,
        NOT_REVIEWED,
        RECUSED;

        String label() {
            return Texts.of("review.status." + name());
        }
    }

    /** Rubric, each from 1 (weak) to 5 (very good). */
    record Scores(int truth, int effect, int repeatability, int newness) {}

    @Id
    String number;

    @Version
    @Nullable
    Integer version;

    String sessionNumber;
    String highlight;
    String department;
    Status status = Status.OPEN;

    @Nullable
    Integer truth;

    @Nullable
    Integer effect;

    @Nullable
    Integer repeatability;

    @Nullable
    Integer newness;

    @Nullable
    String conclusion;

    @Nullable
    String comment;

    @Nullable
    String enteredBy;

    @Nullable
    OffsetDateTime at;

    Review(String number, String sessionNumber, String highlight, String department) {
        this.number = number;
        this.sessionNumber = sessionNumber;
        this.highlight = highlight;
        this.department = department;
    }
}
