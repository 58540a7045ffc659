package cn.chaozhou.forum.experience;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

/** One team's borrowing of one entry, as the case table keeps it. */
class Borrowing {

    enum Status {
        APPLIED("申请中"),
        REGISTERED("已登记"),
        DECLINED("不借鉴"),
        REPORTED("已反馈");

        final String label;

        Status(String label) {
            this.label = label;
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
