package cn.chaozhou.forum.notice;

import cn.chaozhou.forum.notice.Mailboxes.Mailbox;
import cn.chaozhou.forum.notice.Messages.Message;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A way by which messages leave the machine. */
interface Channel {

    /** Name of the robot; null for mail. */
    @Nullable
    String robot();

    /** Its thread; a robot may be called as it likes. */
    default String lane() {
        return robot() == null ? "notices by mail" : "notices to " + robot();
    }

    /** Where the message goes now; empty where it has nobody to go to any more. */
    Optional<Mailbox> mailbox(Message message);

    /** @throws NotSent where the other side didn't take it */
    void send(Mailbox to, Letter letter) throws NotSent;

    /** How long {@link #send} takes at most. */
    Duration longest();
}
