package cn.chaozhou.forum.notice;

import cn.chaozhou.forum.notice.Mailboxes.Mailbox;
import cn.chaozhou.forum.notice.Messages.Message;
import cn.chaozhou.forum.notice.NotSent.Fault;
import cn.chaozhou.forum.notice.NoticeSettings.Robot;
import cn.chaozhou.forum.outgoing.HttpSender;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The robot of one chat group. */
class RobotChannel implements Channel {

    private final Robot robot;
    private final HttpSender http;
    private final ObjectMapper json;

    /** Not the engine's, which the demo moves: a robot holds the time of a signature against its own. */
    private final Clock clock = Clock.systemUTC();

    RobotChannel(Robot robot, HttpSender http, ObjectMapper json) {
        this.robot = robot;
        this.http = http;
        this.json = json;
    }

    @Override
    public String robot() {
        return robot.name();
    }

    @Override
    public Optional<Mailbox> mailbox(Message message) {
        return Optional.of(new Mailbox(
                robot.name(),
                robot.name(),
                robot.url().toString(),
                message.parts().stream()
                        .map(Messages.Part::recipient)
                        .filter(robot::takes)
                        .collect(Collectors.toSet())));
    }

    @Override
    public Duration longest() {
        return http.longest();
    }

    @Override
    public void send(Mailbox to, Letter letter) throws NotSent {
        HttpSender.Answer answer;
        try {
            answer = http.post(
                    robot.kind().address(URI.create(to.address()), robot.secret(), clock.millis()),
                    Map.of("Content-Type", "application/json; charset=UTF-8"),
                    json.writeValueAsBytes(robot.kind().message(letter.subject() + "\n" + letter.body())));
        } catch (IOException e) {
            throw new NotSent(Fault.UNREACHABLE, null, e);
        }
        if (!answer.isAccepted()) {
            throw new NotSent(Fault.REFUSED, answer.status(), null);
        }
        int code = code(answer.body());
        if (code != 0) {
            throw new NotSent(Fault.REFUSED, code, null);
        }
    }

    /** @throws NotSent where something else than a robot answers, say the login page of a network */
    private int code(String body) throws NotSent {
        try {
            JsonNode code = json.readTree(body).path("errcode");
            if (code.isInt()) {
                return code.asInt();
            }
        } catch (IOException e) {
            throw new NotSent(Fault.REFUSED, null, e);
        }
        throw new NotSent(Fault.REFUSED, null, null);
    }
}
