package cn.chaozhou.forum.notice;

import cn.chaozhou.forum.calendar.WorkingCalendar;
import cn.chaozhou.forum.notice.Mailboxes.Mailbox;
import cn.chaozhou.forum.notice.Messages.Message;
import cn.chaozhou.forum.notice.Messages.Part;
import cn.chaozhou.forum.notice.NotSent.Fault;
import cn.chaozhou.forum.outgoing.Lanes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Sends what is due, outside any transaction, each channel in a thread of its own. */
@Component
class Delivery {

    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);

    private final Channels channels;
    private final Forwarding forwarding;
    private final Messages messages;
    private final MessageSettings texts;
    private final Composer composer;
    private final TaskLinks links;
    private final NoticeSettings settings;
    private final Lanes lanes;
    private final WorkingCalendar calendar;
    private final Clock clock;

    Delivery(
            Channels channels,
            Forwarding forwarding,
            Messages messages,
            MessageSettings texts,
            Composer composer,
            TaskLinks links,
            NoticeSettings settings,
            Lanes lanes,
            WorkingCalendar calendar,
            Clock clock) {
        this.channels = channels;
        this.forwarding = forwarding;
        this.messages = messages;
        this.texts = texts;
        this.composer = composer;
        this.links = links;
        this.settings = settings;
        this.lanes = lanes;
        this.calendar = calendar;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${forum.notices.every:5s}", initialDelayString = "${forum.notices.every:5s}")
    void round() {
        if (!channels.isAny()) {
            return;
        }
        try {
            forwarding.forwardDue();
        } catch (RuntimeException e) {
            LOG.warn("notices wait for the next round", e);
        }
        channels.all().forEach(channel -> lanes.run(channel.lane(), () -> deliver(channel)));
    }

    private void deliver(Channel channel) {
        for (long id : messages.due(channel.robot(), !calendar.isBusinessTime(clock.instant()))) {
            Optional<Message> taken = take(id, channel) ? messages.find(id) : Optional.empty();
            if (taken.isPresent() && !send(taken.get(), channel)) {
                // The next one would wait for the same silence; it is tried with the next round.
                return;
            }
        }
    }

    private boolean take(long id, Channel channel) {
        Instant now = clock.instant();
        try {
            return messages.take(id, channel.longest().plus(settings.timeout()), calendar.dayOf(now));
        } catch (DuplicateKeyException e) {
            // Yesterday's digest, tried again on a day that has had its own.
            messages.postpone(id, forwarding.nextDay(now));
            return false;
        }
    }

    /** Whether the channel is good for the next message. */
    private boolean send(Message message, Channel channel) {
        try {
            Optional<Mailbox> mailbox = channel.mailbox(message);
            List<Part> parts = mailbox.stream()
                    .flatMap(to -> message.parts().stream()
                            .filter(part -> to.recipients().contains(part.recipient())))
                    .toList();
            if (mailbox.isEmpty() || parts.isEmpty()) {
                messages.remove(message.id());
                return true;
            }
            if (message.tries() > settings.mostTries()) {
                // Its last try ended with the node.
                throw new NotSent(Fault.BROKEN, null, null);
            }
            Mailbox to = mailbox.get();
            channel.send(
                    to,
                    composer.letter(
                            texts.texts(), to.title(), parts, part -> links.to(part.caseKey(), to.recipients())));
            messages.sent(message.id());
            return true;
        } catch (NotSent e) {
            return failed(message, e);
        } catch (RuntimeException e) {
            LOG.error("message {} of notices can't be sent", message.id(), e);
            return failed(message, new NotSent(Fault.BROKEN, null, e));
        }
    }

    private boolean failed(Message message, NotSent why) {
        LOG.warn("message {} of notices not sent: {} {}", message.id(), why.fault(), why.code());
        messages.failed(message.id(), why, nextTry(message));
        return !why.fault().isOfChannel();
    }

    /** What is not urgent is tried again in business hours only. */
    private @Nullable Instant nextTry(Message message) {
        if (message.tries() >= settings.mostTries()) {
            return null;
        }
        Instant next = clock.instant().plus(settings.pauses().after(message.tries()));
        return message.urgent() || calendar.isBusinessTime(next)
                ? next
                : calendar.plusBusinessTime(next, Duration.ZERO);
    }
}
