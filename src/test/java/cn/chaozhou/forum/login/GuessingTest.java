package cn.chaozhou.forum.login;

import static org.assertj.core.api.Assertions.assertThat;

import cn.chaozhou.forum.Visitor;
import cn.chaozhou.forum.engine.ClientAddress;
import cn.chaozhou.forum.login.LoginEvents.Event;
import cn.chaozhou.forum.login.LoginEvents.Kind;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.digest.PasswordManager;
import org.camunda.bpm.engine.impl.digest.Sha512HashDigest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Guessing passwords: slowed and locked per account and per address, the same for people who exist and who don't. */
@DoorTest
@ExtendWith(OutputCaptureExtension.class)
class GuessingTest {

    private static final int ATTEMPTS = 5;

    @LocalServerPort
    int port;

    @Autowired
    DoorTools doors;

    @Autowired
    IdentityService identities;

    @Autowired
    ProcessEngine engine;

    @Autowired
    MovableClock clock;

    @Autowired
    LoginEvents events;

    @Autowired
    Accounts accounts;

    @Autowired
    Guesses guesses;

    @Autowired
    RecentLogins recent;

    @Autowired
    JdbcClient jdbc;

    @Test
    void theAccountIsLockedAndTheLockEndsByItself(CapturedOutput log) {
        String person = doors.person();
        String address = DoorTools.address();
        for (int i = 0; i < ATTEMPTS; i++) {
            assertThat(doors.isRight(person, "wrong" + i, address)).isFalse();
        }
        assertThat(doors.isRight(person, DoorTools.PASSWORD, address))
                .as("locked")
                .isFalse();
        assertThat(doors.isRight(person, DoorTools.PASSWORD, DoorTools.address()))
                .as("from another address too")
                .isFalse();
        assertThat(log).contains("ALARM login guessing").contains(person).contains(address);
        assertThat(events.latest(50)).anySatisfy(e -> {
            assertThat(e.kind()).isEqualTo(Kind.LOCKED);
            assertThat(e.account()).isEqualTo(person);
            assertThat(e.address()).isEqualTo(address);
        });
        clock.advance(Duration.ofSeconds(61));
        assertThat(doors.isRight(person, DoorTools.PASSWORD, address)).isTrue();
    }

    @Test
    void aRightPasswordInTimeClearsTheCount() {
        String person = doors.person();
        String address = DoorTools.address();
        for (int round = 0; round < 3; round++) {
            for (int i = 0; i < ATTEMPTS - 1; i++) {
                doors.isRight(person, "wrong", address);
            }
            assertThat(doors.isRight(person, DoorTools.PASSWORD, address)).isTrue();
        }
    }

    @Test
    void eachFurtherFailureDoublesTheLockUpToACap() {
        LoginSettings settings = new LoginSettings(
                Duration.ZERO,
                Duration.ZERO,
                ATTEMPTS,
                20,
                Duration.ofMinutes(1),
                Duration.ofMinutes(15),
                Duration.ofHours(1));
        assertThat(LongStream.of(5, 6, 7, 8, 9, 100).map(failures -> settings.lockAfter((int) failures, ATTEMPTS)
                        .toMinutes()))
                .containsExactly(1L, 2L, 4L, 8L, 15L, 15L);
        String person = doors.person();
        String address = DoorTools.address();
        for (int i = 0; i < ATTEMPTS; i++) {
            doors.isRight(person, "wrong", address);
        }
        clock.advance(Duration.ofSeconds(61));
        doors.isRight(person, "wrong", address);
        clock.advance(Duration.ofSeconds(61));
        assertThat(doors.isRight(person, DoorTools.PASSWORD, address))
                .as("two minutes now")
                .isFalse();
        for (int i = 0; i < 100; i++) {
            doors.isRight(person, "wrong", address);
        }
        clock.advance(Duration.ofSeconds(61));
        assertThat(doors.isRight(person, DoorTools.PASSWORD, address))
                .as("attempts while locked do not prolong it")
                .isTrue();
    }

    @Test
    void whoGuessesFromAfarDoesNotLockOutThePersonAtTheirOwnDesk() {
        String administrator = doors.person("systemAdmin");
        String desk = DoorTools.address();
        assertThat(doors.isRight(administrator, DoorTools.PASSWORD, desk)).isTrue();
        for (int i = 0; i < 3 * ATTEMPTS; i++) {
            doors.isRight(administrator, "wrong", DoorTools.address());
        }
        assertThat(doors.isRight(administrator, DoorTools.PASSWORD, DoorTools.address()))
                .isFalse();
        assertThat(doors.isRight(administrator, DoorTools.PASSWORD, desk)).isTrue();
    }

    @Test
    void theAddressIsLockedWhateverAccountsItTries() {
        String address = DoorTools.address();
        String person = doors.person();
        for (int i = 0; i < DoorTools.ADDRESS_ATTEMPTS; i++) {
            doors.isRight(i % 2 == 0 ? "nobody." + i : doors.person(), "Sommer-2026", address);
        }
        assertThat(doors.isRight(person, DoorTools.PASSWORD, address)).isFalse();
        assertThat(doors.isRight(person, DoorTools.PASSWORD, DoorTools.address()))
                .isTrue();
        clock.advance(Duration.ofSeconds(61));
        assertThat(doors.isRight(person, DoorTools.PASSWORD, address)).isTrue();
    }

    @Test
    void oneGoodAccountDoesNotClearItsAddress() {
        String address = DoorTools.address();
        for (int i = 1; i <= DoorTools.ADDRESS_ATTEMPTS; i++) {
            doors.isRight("nobody." + i, "Sommer-2026", address);
            if (i % 10 == 5) {
                assertThat(doors.isRight(doors.person(), DoorTools.PASSWORD, address))
                        .isTrue();
            }
        }
        assertThat(doors.isRight(doors.person(), DoorTools.PASSWORD, address)).isFalse();
    }

    @Test
    void attemptsOfOneMomentDoNotSlipThroughTogether() throws Exception {
        String person = doors.person();
        ExecutorService crowd = Executors.newFixedThreadPool(16);
        try {
            List<Callable<Boolean>> guessing = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                String from = DoorTools.address();
                guessing.add(() -> doors.isRight(person, "wrong", from));
            }
            for (Future<Boolean> guess : crowd.invokeAll(guessing)) {
                assertThat(guess.get()).isFalse();
            }
        } finally {
            crowd.shutdown();
        }
        long looked = events.latest(200).stream()
                .filter(e -> person.equals(e.account()))
                .map(Event::kind)
                .filter(kind -> kind == Kind.FAILED || kind == Kind.LOCKED)
                .count();
        assertThat(looked).isEqualTo(ATTEMPTS);
    }

    @Test
    void bothDoorsCountTogetherAndAnswerAlike() {
        String person = doors.person("captain");
        Visitor visitor = new Visitor(port);
        HttpResponse<String> wrong = visitor.logIn(person, "wrong");
        HttpResponse<String> unknown = visitor.logIn("nobody.at.all", "wrong");
        HttpResponse<String> wrongByRest = visitor.basic(person, "wrong", "/api/sessions");
        HttpResponse<String> unknownByRest = visitor.basic("nobody.at.all", "wrong", "/api/sessions");
        for (int i = 0; i < 3; i++) {
            visitor.basic(person, "wrong", "/engine-rest/task");
        }
        HttpResponse<String> locked = visitor.logIn(person, DoorTools.PASSWORD);
        HttpResponse<String> lockedByRest = visitor.basic(person, DoorTools.PASSWORD, "/api/sessions");

        assertThat(List.of(wrong.statusCode(), unknown.statusCode(), locked.statusCode()))
                .containsOnly(401);
        assertThat(List.of(unknown.body(), locked.body())).containsOnly(wrong.body());
        assertThat(wrong.body()).contains("用户名或密码不正确");
        assertThat(List.of(wrongByRest.statusCode(), unknownByRest.statusCode(), lockedByRest.statusCode()))
                .containsOnly(401);
        assertThat(List.of(unknownByRest.body(), lockedByRest.body())).containsOnly(wrongByRest.body());
        assertThat(headers(unknown)).isEqualTo(headers(wrong)).isEqualTo(headers(locked));
    }

    /** Names only: dates and the like differ anyway. */
    private static Object headers(HttpResponse<String> answer) {
        return answer.headers().map().keySet();
    }

    @Test
    void anAdministratorUnlocks() {
        String person = doors.person("captain");
        Visitor visitor = new Visitor(port);
        for (int i = 0; i < ATTEMPTS; i++) {
            visitor.logIn(person, "wrong");
        }
        assertThat(visitor.logIn(person, DoorTools.PASSWORD).statusCode()).isEqualTo(401);
        Visitor system = new Visitor(port);
        system.logIn(doors.person("systemAdmin"), DoorTools.PASSWORD);
        assertThat(system.post("/api/accounts/" + person + "/unlock", "").statusCode())
                .as("security is the security administrator's")
                .isEqualTo(403);
        Visitor administrator = new Visitor(port);
        administrator.logIn(doors.person("securityAdmin"), DoorTools.PASSWORD);
        assertThat(administrator.post("/api/accounts/" + person + "/unlock", "").statusCode())
                .isEqualTo(204);
        assertThat(visitor.logIn(person, DoorTools.PASSWORD).statusCode()).isEqualTo(200);
    }

    @Test
    void whoLooksAfterSecuritySeesTheAttemptsOthersDoNot() {
        Visitor visitor = new Visitor(port);
        visitor.logIn("my-Secret-Password", "captain");
        Visitor officer = new Visitor(port);
        officer.logIn(doors.person("securityAdmin"), DoorTools.PASSWORD);
        String seen = officer.get("/api/accounts/events").body();
        assertThat(seen).contains("\"FAILED\"").doesNotContain("my-Secret-Password");
        Visitor captain = new Visitor(port);
        captain.logIn(doors.person("captain"), DoorTools.PASSWORD);
        assertThat(captain.get("/api/accounts/events").statusCode()).isEqualTo(403);
    }

    /** Without the hash of a stranger's password the answer would be some forty times faster. */
    @Test
    void anUnknownUserALockedOneAndOneOfAnOldHashCostAsMuchAsAnyOther() {
        int cost = 11;
        PasswordCheck check = new PasswordCheck(
                accounts, guesses, recent, events, new PasswordSettings(cost, null, null, null, null));
        PasswordManager passwords = new PasswordManager(new Bcrypt(cost), List.of());
        String person = doors.person();
        store(person, passwords.encrypt(DoorTools.PASSWORD));
        String old = doors.person();
        store(old, new PasswordManager(new Sha512HashDigest(), List.of()).encrypt(DoorTools.PASSWORD));

        long known = time(() -> check.isRight(person, "wrong", passwords));
        assertThat(time(() -> check.isRight(person, DoorTools.PASSWORD, passwords)))
                .as("locked")
                .isBetween(known / 3, known * 3);
        assertThat(time(() -> check.isRight("nobody", "wrong", passwords)))
                .as("unknown")
                .isBetween(known / 3, known * 3);
        assertThat(time(() -> check.isRight(old, "wrong", passwords)))
                .as("old hash")
                .isBetween(known / 3, known * 3);
    }

    private void store(String user, String hash) {
        jdbc.sql("update ACT_ID_USER set PWD_ = ?, SALT_ = null where ID_ = ?")
                .params(hash, user)
                .update();
    }

    /** Median of seven, the first of which fills caches. */
    private static long time(Runnable act) {
        return LongStream.range(0, 7)
                .map(i -> {
                    long begin = System.nanoTime();
                    act.run();
                    return System.nanoTime() - begin;
                })
                .sorted()
                .skip(3)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void ipv6CountsByNetwork() {
        assertThat(ClientAddress.network("2001:db8:1:2::5")).isEqualTo(ClientAddress.network("2001:db8:1:2:ffff::1"));
        assertThat(ClientAddress.network("2001:db8:1:3::5")).isNotEqualTo(ClientAddress.network("2001:db8:1:2::5"));
        assertThat(ClientAddress.network("::ffff:10.0.0.1")).isEqualTo("10.0.0.1");
        assertThat(ClientAddress.network("evil\nhost")).isEqualTo("unknown");
    }

    @Test
    void theConfigurationOfTheEngineCountsNothingBesideOurs() {
        String person = doors.person();
        doors.isRight(person, "wrong", DoorTools.address());
        assertThat(jdbc.sql("select coalesce(ATTEMPTS_, 0) from ACT_ID_USER where ID_ = ?")
                        .param(person)
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).isEnablePasswordPolicy())
                .isTrue();
    }
}
