package cn.chaozhou.forum.attachment;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A file of a case, as its table has it.
 *
 * @param instance process instance of the step that it was uploaded at
 * @param step id of that step in the diagram
 * @param sizeBytes length of its content
 * @param onDate the day that it is evidence of
 * @param kind of evidence, a value of the options {@code evidenceKind}
 * @param removedAt null while it is there
 */
record Attachment(
        String id,
        String caseNumber,
        String instance,
        String task,
        String step,
        String name,
        String mediaType,
        long sizeBytes,
        String sha256,
        LocalDate onDate,
        String kind,
        @Nullable String description,
        OffsetDateTime uploadedAt,
        String uploadedBy,
        @Nullable OffsetDateTime removedAt,
        @Nullable String removedBy) {

    FileKind fileKind() {
        return FileKind.ofMediaType(mediaType);
    }
}
