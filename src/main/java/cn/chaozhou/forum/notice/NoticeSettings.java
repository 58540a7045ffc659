package cn.chaozhou.forum.notice;

import cn.chaozhou.forum.outgoing.Destination;
import cn.chaozhou.forum.outgoing.Pauses;
import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How notices leave the machine. Mail goes to the host of {@code spring.mail}, robots are those listed here, and there is
 * no other way out.
 *
 * @param from sender of every mail
 * @param robots of chat groups; none by default
 * @param timeout how long a robot may take to answer
 * @param firstRetry pause after a first failure; doubled with each further one
 * @param longestRetry longest pause between two tries
 * @param mostTries after so many a message waits in the list of failures for an administrator
 */
@ConfigurationProperties("forum.notices")
record NoticeSettings(
        @DefaultValue("") String from,
        @DefaultValue List<Robot> robots,
        @DefaultValue("10s") Duration timeout,
        @DefaultValue("1m") Duration firstRetry,
        @DefaultValue("4h") Duration longestRetry,
        @DefaultValue("10") int mostTries) {

    NoticeSettings {
        Set<String> names = new HashSet<>();
        robots.forEach(robot -> {
            if (!names.add(robot.name())) {
                throw new IllegalArgumentException("forum.notices.robots: two are named " + robot.name());
            }
        });
    }

    Pauses pauses() {
        return new Pauses(firstRetry, longestRetry);
    }

    /**
     * A robot that speaks in a chat group.
     *
     * @param name as administrators read it; what waits for it is kept under this name
     * @param url https, or http to this very machine; it holds the robot's key
     * @param secret signs what goes to a robot of 钉钉; empty for the others
     * @param recipients groups whose notices are told there: {@code supervisor}, {@code dept.agri.handler}, or {@code
     *     handler} for those of all departments; never what is sent to one person
     */
    record Robot(String name, RobotKind kind, URI url, @DefaultValue("") String secret, List<String> recipients) {

        private static final int LONGEST_NAME = 60;

        Robot {
            if (name.isBlank() || name.length() > LONGEST_NAME) {
                throw new IllegalArgumentException("forum.notices.robots.name: 1 to 60 characters");
            }
            Destination.check(url, "forum.notices.robots.url of " + name);
            if (!secret.isEmpty() && !kind.isSigned()) {
                throw new IllegalArgumentException(
                        "forum.notices.robots.secret of " + name + ": only robots of dingtalk take one");
            }
            if (recipients.isEmpty()) {
                throw new IllegalArgumentException("forum.notices.robots.recipients of " + name + ": none");
            }
        }

        boolean takes(String group) {
            return recipients.stream().anyMatch(wanted -> group.equals(wanted) || group.endsWith("." + wanted));
        }

        /** Without address and secret, which are keys: settings end up in logs. */
        @Override
        public String toString() {
            return name + " " + kind;
        }
    }
}
