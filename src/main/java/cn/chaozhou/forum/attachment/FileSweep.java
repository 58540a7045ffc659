package cn.chaozhou.forum.attachment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Deletes the bytes that no row tells of: of uploads that died half-way, of removed files, and of cases that were
 * cleared. Never what is younger than a day, for its row may just be on its way.
 */
@Component
class FileSweep {

    private static final Logger LOG = LoggerFactory.getLogger(FileSweep.class);
    private static final Duration YOUNG = Duration.ofDays(1);

    private final FileStore store;
    private final Attachments files;

    /** The ages of files are the machine's, whatever day the demo plays. */
    private final Clock clock = Clock.systemUTC();

    FileSweep(FileStore store, Attachments files) {
        this.store = store;
        this.files = files;
    }

    @Scheduled(cron = "0 30 3 * * *", zone = "${forum.calendar.zone}")
    void sweep() {
        Instant limit = clock.instant().minus(YOUNG);
        List<Path> old;
        try (Stream<Path> all = store.all()) {
            old = all.filter(file -> isOlder(file, limit)).toList();
        }
        int deleted = 0;
        for (List<Path> folder :
                old.stream().collect(Collectors.groupingBy(Path::getParent)).values()) {
            Set<String> kept =
                    files.existing(folder.stream().map(FileSweep::name).toList());
            for (Path file : folder) {
                deleted += kept.contains(name(file)) ? 0 : delete(file);
            }
        }
        if (deleted > 0) {
            LOG.info("{} files that no case has any more were deleted", deleted);
        }
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }

    private static boolean isOlder(Path file, Instant limit) {
        try {
            return Files.getLastModifiedTime(file).toInstant().isBefore(limit);
        } catch (NoSuchFileException gone) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int delete(Path file) {
        try {
            return Files.deleteIfExists(file) ? 1 : 0;
        } catch (IOException e) {
            // The next night tries again; the others must go.
            LOG.warn("{} could not be deleted", file, e);
            return 0;
        }
    }
}
