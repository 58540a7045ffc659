package cn.chaozhou.forum.attachment;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;

/**
 * The bytes of files, in a folder beside the database, under random names of our own. A file is whole and on disk before
 * any row tells of it; what no row tells of is swept away one day.
 */
@Component
class FileStore {

    private static final Logger LOG = LoggerFactory.getLogger(FileStore.class);
    private static final String UNFINISHED = ".part";
    private static final int CHUNK = 1 << 16;

    private final Path folder;

    FileStore(@Value("${forum.data}") Path data) {
        folder = data.resolve("files");
    }

    /** A file that was received and is not checked yet. */
    record Received(String id, Path path, long size, String sha256) {}

    Path folder() {
        return folder;
    }

    /** Where the bytes of that file are; two letters of its id are the folder, so that no folder grows large. */
    Path path(String id) {
        return folder.resolve(id.substring(0, 2)).resolve(id);
    }

    /** @throws NoSuchElementException where they are gone */
    Path existing(String id) {
        Path path = path(id);
        if (!Files.isRegularFile(path)) {
            throw new NoSuchElementException("the bytes of file " + id + " are missing");
        }
        return path;
    }

    /**
     * Writes down what comes in; it is on disk when this returns.
     *
     * @throws IOException where the sender stopped sending
     * @throws ErrorResponseException 503 where the disk takes no more
     */
    Received receive(InputStream in) throws IOException {
        String id = UUID.randomUUID().toString();
        Path beside = path(id).resolveSibling(id + UNFINISHED);
        MessageDigest digest = sha256();
        long size = 0;
        boolean whole = false;
        FileChannel channel = onDisk(() -> {
            Files.createDirectories(beside.getParent());
            return FileChannel.open(beside, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        });
        try (channel) {
            byte[] chunk = new byte[CHUNK];
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                digest.update(chunk, 0, read);
                ByteBuffer piece = ByteBuffer.wrap(chunk, 0, read);
                while (piece.hasRemaining()) {
                    onDisk(() -> channel.write(piece));
                }
                size += read;
            }
            onDisk(() -> {
                channel.force(true);
                return channel;
            });
            whole = true;
            return new Received(id, beside, size, HexFormat.of().formatHex(digest.digest()));
        } finally {
            if (!whole) {
                Files.deleteIfExists(beside);
            }
        }
    }

    private interface DiskWork<T> {
        T get() throws IOException;
    }

    /** The sender can't help it that a disk is full, unlike a connection that breaks. */
    private static <T> T onDisk(DiskWork<T> work) {
        try {
            return work.get();
        } catch (IOException full) {
            throw new ErrorResponseException(HttpStatus.SERVICE_UNAVAILABLE, full);
        }
    }

    /** Gives what was received its lasting name. */
    void keep(Received received) {
        Path path = path(received.id());
        onDisk(() -> Files.move(received.path(), path, StandardCopyOption.ATOMIC_MOVE));
        try (FileChannel names = FileChannel.open(path.getParent(), StandardOpenOption.READ)) {
            // The name, too, must be on disk before a row tells it.
            names.force(true);
        } catch (AccessDeniedException windows) {
            // Windows opens no folder and needs none of this.
            return;
        } catch (IOException e) {
            throw new ErrorResponseException(HttpStatus.SERVICE_UNAVAILABLE, e);
        }
    }

    /** What was received and is not wanted; what can't be deleted now is swept away later. */
    void discard(Received received) {
        for (Path path : List.of(received.path(), path(received.id()))) {
            try {
                Files.deleteIfExists(path);
            } catch (IOException e) {
                LOG.warn("{} could not be deleted", path, e);
            }
        }
    }

    /** All files there are, finished or not; none vanishes unless somebody deletes it meanwhile. */
    Stream<Path> all() {
        try {
            return Files.isDirectory(folder) ? Files.walk(folder, 2).filter(Files::isRegularFile) : Stream.empty();
        } catch (NoSuchFileException gone) {
            return Stream.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
