package cn.chaozhou.forum.outgoing;

import cn.chaozhou.forum.outgoing.Outbox.Event;
import cn.chaozhou.forum.outgoing.OutgoingSettings.Receiver;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Sends what waits, oldest first, as CloudEvents 1.0 in batches, signed with HMAC-SHA256 in the header {@code
 * X-Forum-Signature}. A batch is sent until it is accepted, so a receiver may see an event twice and tells it by its id.
 */
@Component
class Sender {

    private static final Logger LOG = LoggerFactory.getLogger(Sender.class);
    private static final String TYPE = "cn.chaozhou.forum.case.step";
    private static final String SOURCE = "/captains-forum";

    private final OutgoingSettings settings;
    private final Outbox outbox;
    private final ObjectMapper json;
    private final HttpClient http;

    Sender(OutgoingSettings settings, Outbox outbox, ObjectMapper json) {
        this.settings = settings;
        this.outbox = outbox;
        this.json = json;
        http = HttpClient.newBuilder()
                .connectTimeout(settings.timeout())
                .followRedirects(Redirect.NEVER)
                .build();
    }

    @Scheduled(fixedDelayString = "${forum.outgoing.every:5s}", initialDelayString = "${forum.outgoing.every:5s}")
    void sendWaiting() {
        settings.receivers().forEach(this::send);
    }

    private void send(Receiver receiver) {
        // Connecting and answering may take the timeout each.
        Duration lease = settings.timeout().multipliedBy(3);
        for (List<Event> events = outbox.next(receiver.name());
                !events.isEmpty() && outbox.take(receiver.name(), lease);
                events = outbox.next(receiver.name())) {
            if (!accepts(receiver, events)) {
                outbox.failed(receiver.name());
                return;
            }
            outbox.delivered(receiver.name(), events);
        }
    }

    private boolean accepts(Receiver receiver, List<Event> events) {
        try {
            byte[] body = json.writeValueAsBytes(
                    events.stream().map(Sender::cloudEvent).toList());
            HttpRequest request = HttpRequest.newBuilder(receiver.url())
                    .timeout(settings.timeout())
                    .header("Content-Type", "application/cloudevents-batch+json; charset=UTF-8")
                    .header("X-Forum-Signature", "sha256=" + signature(receiver.secret(), body))
                    .POST(BodyPublishers.ofByteArray(body))
                    .build();
            int status = http.send(request, BodyHandlers.discarding()).statusCode();
            if (status / 100 != 2) {
                LOG.warn("events to {} not accepted: {}", receiver.name(), status);
            }
            return status / 100 == 2;
        } catch (JsonProcessingException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            LOG.warn("events to {} not sent: {}", receiver.name(), e.getClass().getSimpleName());
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static Map<String, Object> cloudEvent(Event event) {
        return Map.of(
                "specversion",
                "1.0",
                "id",
                String.valueOf(event.id()),
                "source",
                SOURCE,
                "type",
                TYPE,
                "subject",
                event.caseKey(),
                "time",
                event.at().format(DateTimeFormatter.ISO_OFFSET_DATE_TIME),
                "data",
                Map.of("step", event.step()));
    }

    static String signature(String secret, byte[] body) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return HexFormat.of().formatHex(mac.doFinal(body));
    }
}
