package cn.chaozhou.forum.review;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

/** One department's review of one highlight, as the case table keeps it. */
class Review {

    enum Status {
        OPEN("点评中"),
        REVIEWED("已点评"),
        SPOKEN("现场点评（代录）"),
        NOT_REVIEWED("未点评"),
        RECUSED("已回避");

        final String label;

        Status(String label) {
            this.label = label;
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
