package cn.chaozhou.forum.question;

import cn.chaozhou.forum.wording.Texts;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

/** A question with its answer and rating, as the case table keeps it. */
class Question {

    enum Status {
        PENDING,
        SHOWN,
        ANSWERED,
        MERGED,
        SET_ASIDE,
        ISSUE;

        String label() {
            return Texts.of("question.status." + name());
        }
    }

    @Id
    String number;

    @Version
    @Nullable
    Integer version;

    String sessionNumber;
    String asker;
    String askerTitle;

    @Nullable
    String askerTeam;

    boolean anonymous;
    String addressee;
    String addresseeName;
    String text;
    Status status = Status.PENDING;

    @Nullable
    String answer;

    @Nullable
    String answeredBy;

    @Nullable
    OffsetDateTime answeredAt;

    @Nullable
    String followUp;

    @Nullable
    String rating;

    @Nullable
    String mergedInto;

    @Nullable
    String issueNumber;

    @Nullable
    String reason;

    Question(
            String number,
            String sessionNumber,
            String asker,
            String askerTitle,
            @Nullable String askerTeam,
            boolean anonymous,
            String addressee,
            String addresseeName,
            String text) {
        this.number = number;
        this.sessionNumber = sessionNumber;
        this.asker = asker;
        this.askerTitle = askerTitle;
        this.askerTeam = askerTeam;
        this.anonymous = anonymous;
        this.addressee = addressee;
        this.addresseeName = addresseeName;
        this.text = text;
    }

    /** Whether everybody may read it. */
    boolean isPublic() {
        return status != Status.PENDING && status != Status.SET_ASIDE;
    }

    /** Whether others may join it: it waits for its answer or has it. */
    boolean isOpen() {
        return status == Status.SHOWN || status == Status.ANSWERED;
    }

    /** Who asked, as the room may know it. */
    String shownAsker() {
        return anonymous ? Texts.of("question.anonymous") : askerTitle;
    }
}
