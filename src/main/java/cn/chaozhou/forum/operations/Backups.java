package cn.chaozhou.forum.operations;

import cn.chaozhou.forum.engine.ConflictRefused;
import cn.chaozhou.forum.wording.Texts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.sql.DatabaseMetaData;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.jdbc.support.MetaDataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Backups in {@code backup/} of the data folder: the database as a zip of its file, consistent while people work, and
 * beside it the files of cases, which never change. On a database server its own tools write the zip's counterpart into
 * the same folder; the page of operations then tells of the newest file there.
 */
@Component
class Backups {

    private static final Logger LOG = LoggerFactory.getLogger(Backups.class);
    private static final String UNFINISHED = ".part";

    private final JdbcClient db;
    private final Path data;
    private final Path folder;
    private final int kept;
    private final boolean embedded;
    /** Of the machine: the demo's clock runs ahead, and a backup's age is real. */
    private final Clock clock;

    Backups(
            JdbcClient db,
            DataSource source,
            @Value("${forum.data}") Path data,
            @Value("${forum.operations.backups-kept}") int kept,
            Clock office)
            throws MetaDataAccessException {
        this.db = db;
        this.data = data;
        folder = data.resolve("backup");
        this.kept = kept;
        String address = JdbcUtils.extractDatabaseMetaData(source, DatabaseMetaData::getURL);
        embedded = address != null && address.startsWith("jdbc:h2:file:");
        clock = Clock.system(office.getZone());
    }

    /** @param size in bytes */
    record Backup(String name, OffsetDateTime at, long size) {}

    Optional<Backup> last() {
        return all().stream().findFirst();
    }

    @Scheduled(cron = "${forum.operations.backup}", zone = "${forum.calendar.zone}")
    void nightly() {
        if (embedded) {
            LOG.info("backup {} written", write().name());
        }
    }

    /**
     * Writes one now.
     *
     * @throws ConflictRefused where the database is no file of this machine: a server's own tools do that
     */
    synchronized Backup write() {
        if (!embedded) {
            throw new ConflictRefused(Texts.of("operations.refused.server"));
        }
        String name =
                DateTimeFormatter.ofPattern("'forum-'yyyyMMdd-HHmmss'.zip'").format(OffsetDateTime.now(clock));
        try {
            Files.createDirectories(folder);
            Path unfinished = folder.resolve(name + UNFINISHED);
            // The database first: of each of its rows the bytes are on disk already.
            db.sql("backup to ?").param(unfinished.toString()).update();
            copyFiles();
            Files.move(unfinished, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
            for (Backup old : all().stream().skip(kept).toList()) {
                Files.delete(folder.resolve(old.name()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all().get(0);
    }

    private void copyFiles() throws IOException {
        Path files = data.resolve("files");
        Path copies = folder.resolve("files");
        Files.createDirectories(copies);
        FileTime now = FileTime.from(clock.instant());
        for (Path file : filesIn(files)) {
            Path copy = copies.resolve(files.relativize(file).toString());
            try {
                if (!Files.exists(copy)) {
                    Files.createDirectories(copy.getParent());
                    Path unfinished = copy.resolveSibling(copy.getFileName() + UNFINISHED);
                    Files.copy(file, unfinished, StandardCopyOption.REPLACE_EXISTING);
                    Files.move(unfinished, copy, StandardCopyOption.ATOMIC_MOVE);
                }
                Files.setLastModifiedTime(copy, now);
            } catch (NoSuchFileException e) {
                LOG.debug("{} was removed meanwhile", file);
            }
        }
        // Who was erased, or what was archived, must not live on here longer than in the oldest database kept.
        FileTime oldest = FileTime.from(clock.instant().minus(Duration.ofDays(kept)));
        for (Path copy : filesIn(copies)) {
            if (Files.getLastModifiedTime(copy).compareTo(oldest) < 0) {
                Files.delete(copy);
            }
        }
    }

    private static List<Path> filesIn(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().endsWith(UNFINISHED))
                    .toList();
        }
    }

    private List<Backup> all() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> found = Files.list(folder)) {
            return found.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().endsWith(UNFINISHED))
                    .map(this::describe)
                    .sorted(Comparator.comparing(Backup::at)
                            .thenComparing(Backup::name)
                            .reversed())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Backup describe(Path file) {
        try {
            return new Backup(
                    file.getFileName().toString(),
                    Files.getLastModifiedTime(file)
                            .toInstant()
                            .atZone(clock.getZone())
                            .toOffsetDateTime(),
                    Files.size(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
