package cn.chaozhou.forum.question;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the library of answers. Who asked is not part of it.
 *
 * @param number number of the question
 * @param text the answer as it stands today
 * @param owner organisation group that keeps it right, for example {@code dept.agri}
 * @param supporters how many others had the question; for display only
 * @param reviewedAt when the owner last looked at it; null before the first time
 * @param reviewAt when the owner looks at it next
 */
record AnswerFacts(
        String number,
        String sessionNumber,
        String question,
        String text,
        String owner,
        String ownerName,
        int supporters,
        OffsetDateTime publishedAt,
        @Nullable OffsetDateTime reviewedAt,
        OffsetDateTime reviewAt) {}
