package cn.chaozhou.forum.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * One line of the audit.
 *
 * @param seq place in the chain, without gaps
 * @param at by the wall clock, to the millisecond
 * @param actor user id, or who acts when nobody does
 * @param action what was done, in the words of the office
 * @param subject case number, user id or path that it was done to
 * @param detail values before and after, or the reason
 * @param result whether it was done or refused
 * @param address where the request came from; "local" for the product's own work
 * @param onBehalf the post that the actor stood in for (代办); null where they acted in their own
 */
record AuditEntry(
        long seq,
        OffsetDateTime at,
        String actor,
        String action,
        @Nullable String subject,
        @Nullable String detail,
        Result result,
        String address,
        @Nullable String onBehalf) {

    enum Result {
        DONE,
        REFUSED
    }

    private static final int ACTION = 200;
    private static final int SUBJECT = 255;
    private static final int DETAIL = 4000;

    AuditEntry {
        at = at.truncatedTo(ChronoUnit.MILLIS);
        action = shortened(action, ACTION);
        subject = subject == null ? null : shortened(subject, SUBJECT);
        detail = detail == null ? null : shortened(detail, DETAIL);
    }

    private static String shortened(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest);
    }

    AuditEntry at(long place) {
        return new AuditEntry(place, at, actor, action, subject, detail, result, address, onBehalf);
    }

    /** Covers every value, each with its length, so that nothing can be moved from one field into the next. */
    String hash(String before) {
        StringBuilder all = new StringBuilder(before);
        for (Object value : new Object[] {
            seq, at.toInstant().toEpochMilli(), actor, action, subject, detail, result, address, onBehalf
        }) {
            String text = value == null ? "" : value.toString();
            all.append('|')
                    .append(value == null ? -1 : text.length())
                    .append(':')
                    .append(text);
        }
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256")
                            .digest(all.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
