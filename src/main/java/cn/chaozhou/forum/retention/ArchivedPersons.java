package cn.chaozhou.forum.retention;

import cn.chaozhou.forum.privacy.PersonalFiles;
import cn.chaozhou.forum.privacy.Subject;
import cn.chaozhou.forum.privacy.Trace;
import cn.chaozhou.forum.wording.Texts;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Persons in the files of cases that were cleared. */
@Component
class ArchivedPersons implements PersonalFiles {

    private final CaseArchive archive;
    private final ObjectMapper json;
    private final JdbcClient db;

    ArchivedPersons(CaseArchive archive, ObjectMapper json, JdbcClient db) {
        this.archive = archive;
        this.json = json;
        this.db = db;
    }

    private record Content(Path file, String text) {}

    @Override
    public List<Trace> find(Subject subject) {
        return about(subject).stream().map(content -> trace(content, subject)).toList();
    }

    /** Who asked without a name is not told by the file either. */
    private Trace trace(Content content, Subject subject) {
        String source = Texts.of("retention.personal");
        try {
            JsonNode all = json.readTree(content.text());
            return all.path("case").path(0).path("anonymous").asBoolean()
                    ? new Trace(source, null, null, Texts.of("retention.personal.hidden"), Trace.Fate.REPLACED)
                    : new Trace(
                            source,
                            all.path("number").asText(),
                            null,
                            subject.excerpt(content.text()),
                            Trace.Fate.REPLACED);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file that was changed has another sum, which the list of archived cases goes by from then on. */
    @Override
    public void erase(Subject subject, String pseudonym) {
        for (Content content : about(subject)) {
            try {
                byte[] changed = CaseArchive.zipped(
                        subject.withoutInJson(content.text(), pseudonym).getBytes(StandardCharsets.UTF_8));
                CaseArchive.replace(content.file(), changed);
                db.sql("update archived_case set sha256 = ? where file = ?")
                        .params(CaseArchive.sha256(changed), archive.name(content.file()))
                        .update();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private List<Content> about(Subject subject) {
        List<Content> found = new ArrayList<>();
        for (Path file : files()) {
            try (GZIPInputStream zipped = new GZIPInputStream(new ByteArrayInputStream(Files.readAllBytes(file)))) {
                String text = new String(zipped.readAllBytes(), StandardCharsets.UTF_8);
                if (subject.isInJson(text)) {
                    found.add(new Content(file, text));
                }
            } catch (IOException e) {
                // Of a file that can't be read nobody can say that the person is not in it.
                throw new UncheckedIOException("archive file " + file, e);
            }
        }
        return found;
    }

    private List<Path> files() {
        if (!Files.isDirectory(archive.folder())) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(archive.folder())) {
            return all.filter(CaseArchive::isStored).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
