package cn.chaozhou.forum.attachment;

import cn.chaozhou.forum.casefile.Options;
import cn.chaozhou.forum.wording.Texts;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The files of a case for the other modules' own work, whoever's request it is. */
@Service
public class FilesOfCase {

    private final Attachments files;
    private final FileStore store;
    private final Options options;

    FilesOfCase(Attachments files, FileStore store, Options options) {
        this.files = files;
        this.store = store;
        this.options = options;
    }

    /**
     * A dated piece of evidence that is a file.
     *
     * @param caseNumber of the case that it belongs to
     * @param kind in Chinese
     * @param step id of the step that it was uploaded at
     */
    public record Piece(
            String caseNumber,
            String name,
            LocalDate onDate,
            String kind,
            @Nullable String description,
            String step,
            OffsetDateTime uploadedAt) {

        /** What it is, in one line: the file, and what it shows. */
        public String line() {
            return description == null
                    ? Texts.of("attachment.piece", name)
                    : Texts.of("attachment.piece.described", name, description);
        }
    }

    /**
     * The bytes of a file.
     *
     * @param name of our own, with the ending of its kind
     */
    public record Content(String name, Path path) {}

    /** All files of the cases, oldest first. */
    public List<Piece> of(Collection<String> caseNumbers) {
        return files.of(caseNumbers).stream()
                .map(file -> new Piece(
                        file.caseNumber(),
                        file.name(),
                        file.onDate(),
                        options.label("evidenceKind", file.kind()),
                        file.description(),
                        file.step(),
                        file.uploadedAt()))
                .toList();
    }

    /**
     * Where the bytes of the case's files are, for a copy.
     *
     * @throws java.util.NoSuchElementException where those of one are missing
     */
    public List<Content> contents(String caseNumber) {
        return files.of(List.of(caseNumber)).stream()
                .map(file ->
                        new Content(file.id() + "." + file.fileKind().endings().get(0), store.existing(file.id())))
                .toList();
    }

    /** Rows for the table of evidence in a form, as people read them. */
    List<Map<String, String>> rows(String caseNumber) {
        return of(List.of(caseNumber)).stream()
                .map(piece -> Map.of(
                        "date", Texts.day(piece.onDate()),
                        "kind", piece.kind(),
                        "description", piece.line(),
                        "keptAt", Texts.of("attachment.tab")))
                .toList();
    }
}
