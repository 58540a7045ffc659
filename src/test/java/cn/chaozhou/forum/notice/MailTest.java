package cn.chaozhou.forum.notice;

import static org.assertj.core.api.Assertions.assertThat;

import cn.chaozhou.forum.notice.Messages.Addressee;
import cn.chaozhou.forum.organisation.Persons.Person;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Notices by mail: whom they reach, when, and what becomes of those that are not taken. */
class MailTest extends Sending {

    private static final String CASE = "WT-2026-7001";

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Messages messages;

    @Autowired
    RuntimeService runtime;

    @Autowired
    TaskService tasks;

    @Test
    void anUrgentNoticeGoesAtOnceAndAlone() {
        notices.send(CAPTAINS, CASE, "请速复，电话13812345678", true);
        notices.send(CAPTAINS, CASE, "不急");
        delivery.round();
        assertThat(mails(ADDRESS))
                .singleElement()
                .asString()
                .startsWith("【队长有话说】" + CASE + " 有新通知\n")
                .contains("登塘镇工作队队长", "请速复，电话138****5678", "2026年9月24日 20:00")
                .contains("https://forum.example/camunda/app/tasklist/default/#/notices")
                .doesNotContain("不急", "陈大文", "{", "}");
        delivery.round();
        assertThat(mails(ADDRESS)).as("once").hasSize(1);
    }

    @Test
    void theOthersWaitForBusinessHoursAndComeAsOneDigest() {
        notices.send(CAPTAINS, CASE, "第一件");
        run.now("2026-09-26T10:00+08:00");
        notices.send(CAPTAIN, CASE, "第二件");
        for (String closed : List.of("2026-09-27T08:30+08:00", "2026-09-28T08:29+08:00")) {
            run.now(closed);
            delivery.round();
            assertThat(mails(ADDRESS)).as(closed).isEmpty();
        }
        run.now(NEXT_OPENING);
        delivery.round();
        assertThat(mails(ADDRESS))
                .singleElement()
                .asString()
                .startsWith("【队长有话说】2026年9月28日 2 条通知\n")
                .contains("1. 第一件（" + CASE + "，2026年9月24日 20:00）", "2. 第二件（");

        notices.send(CAPTAIN, CASE, "上班以后");
        // As if it had been written while the digest was being made.
        db.sql("update notice set forward_at = shown_at where text = '上班以后'").update();
        run.advance(Duration.ofHours(2));
        delivery.round();
        assertThat(mails(ADDRESS)).as("one a day").hasSize(1);
        notices.send(CAPTAIN, CASE, "下午");
        run.now("2026-09-29T08:30+08:00");
        delivery.round();
        assertThat(mails(ADDRESS)).hasSize(2);
        assertThat(mails(ADDRESS).get(1)).contains("上班以后", "下午").doesNotContain("第一件");
    }

    @Test
    void aServerThatWasDownOverTheMorningSendsInBusinessHours() {
        notices.send(CAPTAIN, CASE, "错过了早上");
        run.now("2026-09-28T22:00+08:00");
        delivery.round();
        assertThat(mails(ADDRESS)).isEmpty();
        run.now("2026-09-29T09:10+08:00");
        delivery.round();
        assertThat(mails(ADDRESS)).hasSize(1);
    }

    @Test
    void itGoesToThePostsHoldersOfThatMomentWithTheirStandInsAndToNobodyDisabled() {
        persons.save(new Person("town.dengtang", "林一", null, "stand-in@example.gov.cn"));
        persons.save(new Person("captain.fubin", "林二", null, "other@example.gov.cn"));
        notices.send(CAPTAINS, CASE, "给岗位");
        run.now(NEXT_OPENING);
        assertThat(ask(
                                "securityadmin",
                                "POST",
                                "/api/duties",
                                Map.of(
                                        "user",
                                        "town.dengtang",
                                        "role",
                                        "captain",
                                        "organisation",
                                        "dengtang",
                                        "standIn",
                                        true,
                                        "from",
                                        LocalDate.of(2026, 9, 28).toString(),
                                        "to",
                                        LocalDate.of(2026, 9, 30).toString()))
                        .getStatus())
                .isLessThan(300);
        assertThat(ask("systemadmin", "POST", "/api/accounts/" + CAPTAIN + "/disable", Map.of())
                        .getStatus())
                .isEqualTo(204);
        delivery.round();
        ask("systemadmin", "POST", "/api/accounts/" + CAPTAIN + "/enable", Map.of());
        assertThat(mails(ADDRESS)).isEmpty();
        assertThat(mails("stand-in@example.gov.cn")).singleElement().asString().contains("给岗位");
        assertThat(mails("other@example.gov.cn")).isEmpty();
    }

    @Test
    void whoWasErasedGetsNoMail() {
        String user = "erased." + System.nanoTime();
        String address = "erased@example.gov.cn";
        ask("systemadmin", "POST", "/api/people", Map.of("user", user, "name", "周小川", "email", address));
        notices.send(user, CASE, "还没发");
        run.now(NEXT_OPENING);
        MAIL.stop();
        delivery.round();
        assertThat(failures()).hasSize(1);
        assertThat(failures().toString()).contains(user, "周*").doesNotContain(CASE, address, "周小川");
        assertThat(ask("systemadmin", "POST", "/api/people/" + user + "/erase", Map.of("reason", "本人书面申请"))
                        .getStatus())
                .isEqualTo(200);
        assertThat(failures()).isEmpty();
        MAIL.start();
        run.advance(Duration.ofMinutes(5));
        delivery.round();
        assertThat(mails(address)).isEmpty();
    }

    @Test
    void whatFailsIsTriedAgainLaterAndLater() {
        MAIL.stop();
        notices.send(CAPTAIN, CASE, "会送到的", true);
        delivery.round();
        delivery.round();
        JsonNode failure = failures().get(0);
        assertThat(failure.get("tries").asInt()).as("not at once again").isEqualTo(1);
        assertThat(failure.get("reason").asText()).isEqualTo("连接不上对方服务器");
        assertThat(failure.get("nextTry").isNull()).isFalse();
        run.advance(Duration.ofSeconds(61));
        delivery.round();
        run.advance(Duration.ofSeconds(61));
        delivery.round();
        assertThat(failures().get(0).get("tries").asInt())
                .as("the pause doubles")
                .isEqualTo(2);
        MAIL.start();
        run.advance(Duration.ofSeconds(60));
        delivery.round();
        assertThat(mails(ADDRESS)).hasSize(1);
        assertThat(failures()).isEmpty();
    }

    @Test
    void aDigestIsTriedAgainInBusinessHoursOnlyAndTakesTheNextDaysWithIt() {
        notices.send(CAPTAIN, CASE, "周一");
        run.now("2026-09-28T17:59:30+08:00");
        MAIL.stop();
        delivery.round();
        notices.send(CAPTAIN, CASE, "周二");
        MAIL.start();
        run.now("2026-09-28T18:05+08:00");
        delivery.round();
        assertThat(mails(ADDRESS)).isEmpty();
        run.now("2026-09-29T08:30+08:00");
        delivery.round();
        assertThat(mails(ADDRESS)).singleElement().asString().contains("周一", "周二");
    }

    @Test
    void afterTheLastTryTheAdministratorDecides() {
        MAIL.stop();
        notices.send(CAPTAIN, CASE, "送不到", true);
        for (int round = 0; round < 5; round++) {
            delivery.round();
            run.advance(Duration.ofHours(1));
        }
        JsonNode failure = failures().get(0);
        assertThat(failure.get("tries").asInt()).isEqualTo(3);
        assertThat(failure.get("nextTry").isNull()).isTrue();
        assertThat(failure.get("channel").asText()).isEqualTo("邮件");
        String door = "/api/notices/failures/" + failure.get("id").asLong();
        MAIL.start();
        assertThat(ask("systemadmin", "POST", door + "/retry", Map.of()).getStatus())
                .isEqualTo(204);
        delivery.round();
        assertThat(mails(ADDRESS)).hasSize(1);
        assertThat(ask("systemadmin", "POST", door + "/retry", Map.of()).getStatus())
                .as("it has been sent")
                .isEqualTo(404);
        assertThat(audited("重新发送通知消息")).isEqualTo(1);
    }

    @Test
    void theAdministratorMayGiveAMessageUp() {
        MAIL.stop();
        notices.send(CAPTAIN, CASE, "不用了", true);
        delivery.round();
        long id = failures().get(0).get("id").asLong();
        run.advance(Duration.ofMinutes(5));
        assertThat(messages.take(id, Duration.ofMinutes(1), LocalDate.of(2026, 9, 24)))
                .isTrue();
        assertThat(messages.take(id, Duration.ofMinutes(1), LocalDate.of(2026, 9, 24)))
                .as("of two nodes one sends")
                .isFalse();
        String cancel = "/api/notices/failures/" + id + "/cancel";
        assertThat(ask("systemadmin", "POST", cancel, Map.of()).getStatus())
                .as("it is being sent")
                .isEqualTo(409);
        run.advance(Duration.ofMinutes(1));
        assertThat(ask("systemadmin", "POST", cancel, Map.of()).getStatus()).isEqualTo(204);
        MAIL.start();
        run.advance(Duration.ofHours(1));
        delivery.round();
        assertThat(mails(ADDRESS)).isEmpty();
        assertThat(audited("不再发送通知消息")).isEqualTo(1);
    }

    @Test
    void yesterdaysDigestWaitsWhereTodayHasHadItsOwn() {
        run.now(NEXT_OPENING);
        Addressee to = new Addressee(CAPTAIN, null);
        messages.sent(messages.add(to, false, LocalDate.of(2026, 9, 28), Instant.parse("2026-09-28T00:00:00Z")));
        db.sql("update notice_message set tried_at = due_at").update();
        notices.send(CAPTAIN, CASE, "昨天的");
        long late = messages.add(to, false, LocalDate.of(2026, 9, 24), Instant.parse("2026-09-24T10:00:00Z"));
        messages.put(
                late, db.sql("select max(id) from notice").query(Long.class).single());
        delivery.round();
        assertThat(mails(ADDRESS)).isEmpty();
        run.now("2026-09-29T08:30+08:00");
        delivery.round();
        assertThat(mails(ADDRESS)).singleElement().asString().contains("昨天的");
    }

    @Test
    void whatIsRolledBackIsNotSent() {
        transaction.executeWithoutResult(status -> {
            notices.send(CAPTAIN, CASE, "没有发生", true);
            status.setRollbackOnly();
        });
        delivery.round();
        assertThat(mails(ADDRESS)).isEmpty();
    }

    @Test
    void aNodeThatDiesWhileSendingLetsAnotherSend() {
        notices.send(CAPTAIN, CASE, "不会丢", true);
        MAIL.stop();
        delivery.round();
        MAIL.start();
        long id = failures().get(0).get("id").asLong();
        run.advance(Duration.ofMinutes(2));
        messages.take(id, Duration.ofMinutes(3), LocalDate.of(2026, 9, 24));
        run.advance(Duration.ofMinutes(2));
        delivery.round();
        assertThat(mails(ADDRESS)).isEmpty();
        run.advance(Duration.ofMinutes(2));
        delivery.round();
        assertThat(mails(ADDRESS)).hasSize(1);
    }

    @Test
    void theLinkIsTheReceiversOwnTask() {
        String number = "WT-2026-7099";
        String instance = runtime.startProcessInstanceByKey("issueSupervision", number, Map.of("starter", CAPTAIN))
                .getId();
        Task task = run.task(instance, "userTask_describeIssue");
        tasks.setAssignee(task.getId(), CAPTAIN);
        persons.save(new Person("captain.fubin", "林二", null, "other@example.gov.cn"));
        notices.send(CAPTAIN, number, "请填写", true);
        notices.send("captain.fubin", number, "供参考", true);
        delivery.round();
        assertThat(mails(ADDRESS))
                .singleElement()
                .asString()
                .contains("/camunda/app/tasklist/default/#/?task=" + task.getId());
        assertThat(mails("other@example.gov.cn"))
                .singleElement()
                .asString()
                .contains("#/notices")
                .doesNotContain(task.getId());
    }

    private long audited(String action) {
        return db.sql("select count(*) from audit_entry where action = ? and subject = ? and actor = 'systemadmin'")
                .params(action, CAPTAIN)
                .query(Long.class)
                .single();
    }
}
