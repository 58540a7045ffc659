package cn.chaozhou.forum.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.chaozhou.forum.ForumTest;
import cn.chaozhou.forum.ProcessRun;
import cn.chaozhou.forum.audit.AuditChain.Broken;
import cn.chaozhou.forum.audit.AuditChain.Reason;
import cn.chaozhou.forum.audit.AuditReader.Search;
import cn.chaozhou.forum.casefile.Timeline;
import cn.chaozhou.forum.wording.Texts;
import java.lang.reflect.Field;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.camunda.bpm.engine.EntityTypes;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.history.UserOperationLogEntry;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The chain holds under parallel writers and tells whoever lays hands on it; each test puts back what it broke. */
@ForumTest
class AuditChainTest {

    private static final String ME = "audit.test";

    @Autowired
    AuditTrail trail;

    @Autowired
    AuditChain chain;

    @Autowired
    AuditReader reader;

    @Autowired
    JdbcClient db;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Timeline timeline;

    @Autowired
    IdentityService identities;

    @Autowired
    ProcessRun run;

    @Test
    void whatIsRolledBackLeavesNoLineAndWhatIsCommittedOne() {
        String kept = "kept " + System.nanoTime();
        String dropped = "dropped " + System.nanoTime();
        transaction.executeWithoutResult(status -> trail.done(ME, "做", kept, null));
        transaction.executeWithoutResult(status -> {
            trail.done(ME, "做", dropped, null);
            status.setRollbackOnly();
        });
        assertThat(about(kept)).hasSize(1);
        assertThat(about(dropped)).isEmpty();
        transaction.executeWithoutResult(status -> {
            trail.refused(ME, "做", dropped, null);
            status.setRollbackOnly();
        });
        assertThat(about(dropped))
                .as("a refusal outlives the rollback")
                .extracting(AuditEntry::result)
                .containsExactly(AuditEntry.Result.REFUSED);
    }

    @Test
    void parallelWritersMakeOneChainWithoutGaps() throws Exception {
        String subject = "parallel " + System.nanoTime();
        ExecutorService people = Executors.newFixedThreadPool(8);
        List<Callable<Void>> acts = new ArrayList<>();
        for (int i = 0; i < 80; i++) {
            acts.add(() -> {
                transaction.executeWithoutResult(status -> {
                    trail.done(ME, "一", subject, null);
                    trail.done(ME, "二", subject, null);
                });
                return null;
            });
        }
        for (Future<Void> act : people.invokeAll(acts)) {
            act.get();
        }
        people.shutdown();
        assertThat(about(subject)).hasSize(160);
        assertThat(chain.verify().broken()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "actor, somebody.else",
        "action, 别的",
        "subject, WT-2026-9999",
        "detail, 别的",
        "result, REFUSED",
        "address, 10.9.9.9",
        "at, 2020-01-01T00:00:00+08:00",
        "hash, 0000000000000000000000000000000000000000000000000000000000000000"
    })
    void aChangedRowIsNamed(String column, String value) {
        long seq = threeLines() + 1;
        Object before = db.sql("select " + column + " from audit_entry where seq = ?")
                .param(seq)
                .query((row, number) -> row.getObject(1))
                .single();
        db.sql("update audit_entry set " + column + " = ? where seq = ?")
                .params(column.equals("at") ? OffsetDateTime.parse(value) : value, seq)
                .update();
        assertThat(chain.verify().broken()).isEqualTo(new Broken(seq, Reason.CHANGED));
        db.sql("update audit_entry set " + column + " = ? where seq = ?")
                .params(before, seq)
                .update();
        assertThat(chain.verify().broken()).isNull();
    }

    @Test
    void aMissingRowIsNamedAlsoTheLast() {
        long first = threeLines();
        for (long seq : new long[] {first + 1, first + 2}) {
            db.sql("create table audit_aside as select * from audit_entry where seq = ?")
                    .param(seq)
                    .update();
            db.sql("delete from audit_entry where seq = ?").param(seq).update();
            assertThat(chain.verify().broken()).isEqualTo(new Broken(seq, Reason.MISSING));
            db.sql("insert into audit_entry select * from audit_aside").update();
            db.sql("drop table audit_aside").update();
            assertThat(chain.verify().broken()).isNull();
        }
    }

    @Test
    void aRowThatNobodyWroteIsNamed() {
        long last = threeLines() + 2;
        db.sql("insert into audit_entry (seq, at, actor, action, result, address, hash)"
                        + " select seq + 1, at, actor, '没有做过', result, address, hash from audit_entry where seq = ?")
                .param(last)
                .update();
        assertThat(chain.verify().broken()).isEqualTo(new Broken(last + 1, Reason.ADDED));
        db.sql("delete from audit_entry where seq = ?").param(last + 1).update();
        assertThat(chain.verify().broken()).isNull();
    }

    /** Older lines go, the chain of the others still holds, and lines put back before it are named. */
    @Test
    void clearingKeepsTheChain() {
        long first = threeLines();
        OffsetDateTime future = OffsetDateTime.of(2100, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);
        assertThat(chain.clear(OffsetDateTime.of(2000, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC)))
                .isZero();
        assertThat(chain.clear(future)).as("the newest are never all cleared").isZero();
        OffsetDateTime second = db.sql("select at from audit_entry where seq = ?")
                .param(first + 1)
                .query(OffsetDateTime.class)
                .single();
        chain.clear(second);
        assertThat(chain.verify().broken()).isNull();
        assertThat(chain.verify().first()).isGreaterThan(1);
    }

    @Test
    void theRetentionHasAFloor() {
        assertThatThrownBy(() -> new AuditSettings(Duration.ofDays(179), 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("180");
    }

    @Test
    void casesAndOperationsOfPeopleArriveHere() {
        String number = "WT-TEST-" + System.nanoTime();
        timeline.recordAs("handler.agri", number, "认领", "缘由");
        assertThat(about(number)).singleElement().satisfies(entry -> {
            assertThat(entry.actor()).isEqualTo("handler.agri");
            assertThat(entry.action()).isEqualTo("认领");
            assertThat(entry.detail()).isEqualTo("缘由");
        });
        String newcomer = "newcomer." + System.nanoTime();
        run.as("systemadmin", () -> {
            User user = identities.newUser(newcomer);
            user.setPassword("Klar-2026-Wasser");
            identities.saveUser(user);
            return null;
        });
        assertThat(about(newcomer)).extracting(AuditEntry::action).contains("账号·新建", "修改密码");
        assertThat(about(newcomer)).extracting(AuditEntry::toString).noneMatch(line -> line.contains("Klar-2026"));
    }

    @Test
    void everyOperationOfTheEngineHasAWord() throws Exception {
        for (Map.Entry<Class<?>, String> kind : Map.<Class<?>, String>of(
                        EntityTypes.class, "entity.", UserOperationLogEntry.class, "operation.")
                .entrySet()) {
            for (Field field : kind.getKey().getFields()) {
                if (kind.getValue().equals("entity.") || field.getName().startsWith("OPERATION_TYPE_")) {
                    String name = String.valueOf(field.get(null));
                    assertThat(Texts.name("audit." + kind.getValue(), name)).isNotEqualTo(name);
                }
            }
        }
    }

    private long threeLines() {
        String subject = "three " + System.nanoTime();
        for (int i = 0; i < 3; i++) {
            trail.done(ME, "第" + i, subject, "内容");
        }
        return about(subject).get(2).seq();
    }

    private List<AuditEntry> about(String subject) {
        return reader.find(new Search(null, null, subject, null, null, null, null, null), 1000);
    }
}
