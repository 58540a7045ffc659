package cn.chaozhou.forum.experience;

import cn.chaozhou.forum.wording.Texts;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

/** One team's borrowing of one entry, as the case table keeps it. */
class Borrowing {

    enum Status {
        APPLIED,
        REGISTERED,
        DECLINED,
        REPORTED;

        String label() {
            return Texts.of("experience.status." + name());
        }
    }

    @Id
    String number;

    @Version
    @Nullable
    Integer version;

    String experience;
    int edition;
    String team;
    String county;
    String industry;
    String market;
    String scale;
    String adaptation;
    String conditions;
    Status status = Status.APPLIED;

    @Nullable
    String reason;

    @Nullable
    String effect;

    @Nullable
    String outcome;

    @Nullable
    OffsetDateTime registeredAt;

    @Nullable
    OffsetDateTime outcomeAt;

    Borrowing(
            String number,
            String experience,
            int edition,
            String team,
            String county,
            String industry,
            String market,
            String scale,
            String adaptation,
            String conditions) {
        this.number = number;
        this.experience = experience;
        this.edition = edition;
        this.team = team;
        this.county = county;
        this.industry = industry;
        this.market = market;
        this.scale = scale;
        this.adaptation = adaptation;
        this.conditions = conditions;
    }
}
