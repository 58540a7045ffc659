package cn.chaozhou.forum.notice;

import org.jspecify.annotations.Nullable;

/** A message that was not taken. It tells no address: it ends up in logs and in the list of failures. */
class NotSent extends Exception {

    /** Why, in the words of {@code notice.fault.*}. */
    enum Fault {
        /** Nobody answers, for this message or any other. */
        UNREACHABLE(true),
        /** Our own login is refused, for this message or any other. */
        LOGIN(true),
        /** This message is refused. */
        REFUSED(false),
        /** A fault of the programme; the log has it. */
        BROKEN(false);

        private final boolean ofChannel;

        Fault(boolean ofChannel) {
            this.ofChannel = ofChannel;
        }

        /** Whether the next message would meet it, too. */
        boolean isOfChannel() {
            return ofChannel;
        }
    }

    private final Fault fault;
    private final @Nullable Integer code;

    NotSent(Fault fault, @Nullable Integer code, @Nullable Throwable cause) {
        super(fault.name(), cause);
        this.fault = fault;
        this.code = code;
    }

    Fault fault() {
        return fault;
    }

    /** What the other side answered, where it did. */
    @Nullable
    Integer code() {
        return code;
    }
}
