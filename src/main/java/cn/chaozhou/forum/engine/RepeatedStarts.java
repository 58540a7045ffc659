package cn.chaozhou.forum.engine;

import cn.chaozhou.forum.wording.Texts;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * A start form that is handed in twice within a moment, by a double click or by a client that tries again, starts one
 * process. A start form hardly asks anything, so the same answers may well mean another case: whoever has gone on with the
 * first begins the next at once.
 */
@Component
class RepeatedStarts {

    private final JdbcClient db;
    private final Clock clock;
    private final Duration moment;

    RepeatedStarts(JdbcClient db, Clock clock, @Value("${forum.starts.same-within}") Duration moment) {
        this.db = db;
        this.clock = clock;
        this.moment = moment;
    }

    /**
     * Notes the start in its own transaction.
     *
     * @throws OptimisticLockingException where it is the same as one a moment ago
     */
    void admit(String user, String process, Map<String, @Nullable Object> answers, String instance) {
        // One after the other: many inserts of the same key at once would wait for each other until their time is over.
        db.sql("select ID_ from ACT_ID_USER where ID_ = ? for update")
                .param(user)
                .query(String.class)
                .list();
        String fingerprint = fingerprint(user + '\n' + process + '\n' + new TreeMap<>(answers));
        OffsetDateTime now = now();
        Former former = db.sql("select instance, started_at startedAt from start_form where fingerprint = ?")
                .param(fingerprint)
                .query(Former.class)
                .optional()
                .orElse(null);
        if (former == null) {
            db.sql("insert into start_form (fingerprint, instance, started_at) values (?, ?, ?)")
                    .params(fingerprint, instance, now)
                    .update();
        } else if (isOfAMoment(former, now) && isUntouched(former.instance())) {
            throw new OptimisticLockingException(Texts.of("forms.conflict.started"));
        } else {
            db.sql("update start_form set instance = ?, started_at = ? where fingerprint = ?")
                    .params(instance, now, fingerprint)
                    .update();
        }
    }

    record Former(String instance, OffsetDateTime startedAt) {}

    private boolean isOfAMoment(Former former, OffsetDateTime now) {
        return Duration.between(former.startedAt(), now).abs().compareTo(moment) < 0;
    }

    /** Nobody has finished anything in it; what needs nobody has happened already, and would happen again. */
    private boolean isUntouched(String instance) {
        return db.sql("select count(*) from ACT_HI_TASKINST where ROOT_PROC_INST_ID_ = ? and END_TIME_ is not null")
                        .param(instance)
                        .query(Long.class)
                        .single()
                == 0;
    }

    private static String fingerprint(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Scheduled(fixedDelayString = "PT1H")
    @Transactional
    public void forget() {
        db.sql("delete from start_form where started_at < ?")
                .param(now().minus(moment))
                .update();
    }

    private OffsetDateTime now() {
        return clock.instant().atZone(clock.getZone()).toOffsetDateTime();
    }
}
