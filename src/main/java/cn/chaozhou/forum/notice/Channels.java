package cn.chaozhou.forum.notice;

import cn.chaozhou.forum.notice.NoticeSettings.Robot;
import cn.chaozhou.forum.outgoing.HttpSender;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Component;

/** The ways out that are configured; none in a fresh installation. */
@Component
class Channels {

    private final List<Channel> all = new ArrayList<>();
    private final boolean mail;
    private final List<Robot> robots;

    Channels(
            NoticeSettings settings,
            ObjectProvider<JavaMailSender> mailSender,
            Mailboxes mailboxes,
            ObjectMapper json,
            @Value("${forum.address:}") String address) {
        JavaMailSender sender = mailSender.getIfAvailable();
        mail = sender != null;
        robots = settings.robots();
        if (sender != null) {
            require(settings.from(), "forum.notices.from: the sender of mail");
            all.add(new MailChannel(sender, settings.from(), mailboxes));
        }
        HttpSender http = new HttpSender(settings.timeout());
        robots.forEach(robot -> all.add(new RobotChannel(robot, http, json)));
        if (isAny()) {
            require(address, "forum.address: the links of messages begin with it");
        }
    }

    private static void require(String value, String setting) {
        if (value.isBlank()) {
            throw new IllegalStateException(setting + ", is not set");
        }
    }

    List<Channel> all() {
        return all;
    }

    boolean isAny() {
        return !all.isEmpty();
    }

    boolean isMail() {
        return mail;
    }

    List<Robot> robots() {
        return robots;
    }
}
