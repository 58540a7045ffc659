package cn.chaozhou.forum.outgoing;

import cn.chaozhou.forum.outgoing.Outbox.Event;
import cn.chaozhou.forum.outgoing.OutgoingSettings.Receiver;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
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
    private final Lanes lanes;
    private final HttpSender http;

    Sender(OutgoingSettings settings, Outbox outbox, ObjectMapper json, Lanes lanes) {
        this.settings = settings;
        this.outbox = outbox;
        this.json = json;
        this.lanes = lanes;
        http = new HttpSender(settings.timeout());
    }

    @Scheduled(fixedDelayString = "${forum.outgoing.every:5s}", initialDelayString = "${forum.outgoing.every:5s}")
    void sendWaiting() {
        settings.receivers().forEach(receiver -> lanes.run("events to " + receiver.name(), () -> send(receiver)));
    }

    private void send(Receiver receiver) {
        Duration lease = http.longest().plus(settings.timeout());
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
            HttpSender.Answer answer = http.post(
                    receiver.url(),
                    Map.of(
                            "Content-Type",
                            "application/cloudevents-batch+json; charset=UTF-8",
                            "X-Forum-Signature",
                            "sha256=" + HexFormat.of().formatHex(Signatures.hmacSha256(receiver.secret(), body))),
                    body);
            if (!answer.isAccepted()) {
                LOG.warn("events to {} not accepted: {}", receiver.name(), answer.status());
            }
            return answer.isAccepted();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            LOG.warn("events to {} not sent: {}", receiver.name(), e.getClass().getSimpleName());
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
}
