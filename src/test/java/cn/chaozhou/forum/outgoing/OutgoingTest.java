package cn.chaozhou.forum.outgoing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.chaozhou.forum.ForumTest;
import cn.chaozhou.forum.casefile.Timeline;
import cn.chaozhou.forum.outgoing.OutgoingSettings.Receiver;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Events to another system on this machine, through failures, in order, once. */
@ForumTest
class OutgoingTest {

    private static final String SECRET = "a-secret-between-the-two";
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    @Autowired
    JdbcClient db;

    @Autowired
    ObjectMapper json;

    @Autowired
    TransactionTemplate transaction;

    private final Moving clock = new Moving();
    private final List<JsonNode> received = new ArrayList<>();
    private final List<String> signatures = new ArrayList<>();
    private final List<String> elsewhere = new ArrayList<>();
    private int answer = 204;
    private HttpServer server;
    private String name;
    private Outbox outbox;
    private Sender sender;

    @BeforeEach
    void receiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/events", this::receive);
        server.createContext("/elsewhere", exchange -> {
            elsewhere.add(exchange.getRequestMethod());
            exchange.sendResponseHeaders(204, -1);
        });
        server.start();
        name = "receiver " + System.nanoTime();
        URI url = URI.create("http://localhost:" + server.getAddress().getPort() + "/events");
        OutgoingSettings settings = new OutgoingSettings(
                List.of(new Receiver(name, url, SECRET)), TIMEOUT, Duration.ofMinutes(1), Duration.ofMinutes(3), 2);
        outbox = new Outbox(db, settings, clock);
        sender = new Sender(settings, outbox, json, new Lanes(Runnable::run));
    }

    @AfterEach
    void gone() {
        server.stop(0);
        db.sql("delete from outgoing_event where receiver = ?").param(name).update();
        db.sql("delete from outgoing_receiver where name = ?").param(name).update();
    }

    @Test
    void eventsArriveInOrderSignedAndWithoutNamesOrReasons() throws Exception {
        for (String step : List.of("登记", "交办", "认领")) {
            happens("WT-2026-0012", step);
        }
        sender.sendWaiting();
        assertThat(received)
                .extracting(batch -> batch.findValuesAsText("step"))
                .containsExactly(List.of("登记", "交办"), List.of("认领"));
        JsonNode first = received.get(0).get(0);
        assertThat(first.get("specversion").asText()).isEqualTo("1.0");
        assertThat(first.get("subject").asText()).isEqualTo("WT-2026-0012");
        assertThat(first.toString()).doesNotContain("captain.dacheng", "缘由");
        assertThat(signatures.get(0))
                .isEqualTo("sha256="
                        + HexFormat.of()
                                .formatHex(Signatures.hmacSha256(
                                        SECRET, received.get(0).toString().getBytes(StandardCharsets.UTF_8))));
        sender.sendWaiting();
        assertThat(received).as("once").hasSize(2);
    }

    @Test
    void aReceiverThatFailsIsTriedAgainLaterAndLater() {
        happens("WT-2026-0013", "登记");
        answer = 500;
        sender.sendWaiting();
        sender.sendWaiting();
        assertThat(received).as("not at once again").hasSize(1);
        clock.advance(Duration.ofSeconds(61));
        sender.sendWaiting();
        assertThat(received).hasSize(2);
        clock.advance(Duration.ofSeconds(61));
        sender.sendWaiting();
        assertThat(received).as("the wait doubles").hasSize(2);
        Outbox.Receiving state = outbox.receivers().get(0);
        assertThat(state.failures()).isEqualTo(2);
        assertThat(state.waiting()).isEqualTo(1);
        clock.advance(Duration.ofMinutes(3));
        answer = 200;
        sender.sendWaiting();
        assertThat(outbox.receivers().get(0)).isEqualTo(new Outbox.Receiving(name, 0, 0, null));
    }

    @Test
    void anAnswerLeadsNowhereElse() {
        happens("WT-2026-0014", "登记");
        answer = 307;
        sender.sendWaiting();
        assertThat(received).hasSize(1);
        assertThat(elsewhere).isEmpty();
        assertThat(outbox.receivers().get(0).failures()).isEqualTo(1);
    }

    @Test
    void whatIsRolledBackIsNotTold() {
        transaction.executeWithoutResult(status -> {
            happens("WT-2026-0015", "登记");
            status.setRollbackOnly();
        });
        sender.sendWaiting();
        assertThat(received).isEmpty();
    }

    @Test
    void ofTwoNodesOneSpeaks() {
        assertThat(outbox.take(name, TIMEOUT)).isTrue();
        assertThat(outbox.take(name, TIMEOUT)).isFalse();
        clock.advance(TIMEOUT);
        assertThat(outbox.take(name, TIMEOUT)).as("its node has died").isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://example.org/events",
                "ftp://example.org/events",
                "https://user:password@example.org/events",
                "file:///etc/passwd",
                "/events"
            })
    void unsafeAddressesAreRefusedAtTheStart(String url) {
        assertThatThrownBy(() -> new Receiver("x", URI.create(url), SECRET))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aShortSecretIsRefusedAndNoneIsEverPrinted() {
        assertThatThrownBy(() -> new Receiver("x", URI.create("https://example.org/"), "short"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("short");
        assertThat(new Receiver("x", URI.create("https://example.org/"), SECRET).toString())
                .doesNotContain(SECRET);
    }

    private void happens(String caseKey, String step) {
        outbox.keep(new Timeline.Entry(
                caseKey, clock.instant().atOffset(ZoneOffset.ofHours(8)), "captain.dacheng", step, "缘由", null));
    }

    private void receive(HttpExchange exchange) throws IOException {
        signatures.add(exchange.getRequestHeaders().getFirst("X-Forum-Signature"));
        received.add(json.readTree(exchange.getRequestBody()));
        exchange.getResponseHeaders().add("Location", "/elsewhere");
        exchange.sendResponseHeaders(answer, -1);
        exchange.close();
    }

    private static final class Moving extends Clock {

        private Instant now = Instant.parse("2026-09-18T01:00:00Z");

        void advance(Duration time) {
            now = now.plus(time);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
