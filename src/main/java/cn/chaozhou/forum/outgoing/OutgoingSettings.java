package cn.chaozhou.forum.outgoing;

import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where events go. This list is the only way out: nothing that people type or that another system answers (no redirect,
 * either) leads anywhere else.
 *
 * @param receivers the addresses an administrator allowed; none by default
 * @param timeout how long a receiver may take to answer
 * @param firstRetry wait after a first failure; doubled with each further one
 * @param longestRetry longest wait between two tries; there is no last try
 * @param batch most events in one request
 */
@ConfigurationProperties("forum.outgoing")
record OutgoingSettings(
        @DefaultValue List<Receiver> receivers,
        @DefaultValue("10s") Duration timeout,
        @DefaultValue("1m") Duration firstRetry,
        @DefaultValue("1h") Duration longestRetry,
        @DefaultValue("100") int batch) {

    private static final int SHORTEST_SECRET = 16;

    OutgoingSettings {
        Set<String> names = new HashSet<>();
        receivers.forEach(receiver -> {
            if (!names.add(receiver.name())) {
                throw new IllegalArgumentException("forum.outgoing.receivers: two are named " + receiver.name());
            }
        });
    }

    Pauses pauses() {
        return new Pauses(firstRetry, longestRetry);
    }

    /**
     * One system that is told.
     *
     * @param name of the system, as administrators read it; what waits for it is kept under this name
     * @param url https, or http to this very machine; without user and password
     * @param secret key of the signature that each request bears, at least 16 characters
     */
    record Receiver(String name, URI url, String secret) {

        Receiver {
            if (name.isBlank() || name.length() > 60) {
                throw new IllegalArgumentException("forum.outgoing.receivers.name: 1 to 60 characters");
            }
            Destination.check(url, "forum.outgoing.receivers.url of " + name);
            if (secret.length() < SHORTEST_SECRET) {
                throw new IllegalArgumentException(
                        "forum.outgoing.receivers.secret of " + name + ": at least " + SHORTEST_SECRET + " characters");
            }
        }

        /** Without the secret: settings end up in logs. */
        @Override
        public String toString() {
            return name + " " + url;
        }
    }
}
