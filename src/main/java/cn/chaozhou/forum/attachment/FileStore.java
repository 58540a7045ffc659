package cn.chaozhou.forum.attachment;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.NoSuchElementException;
import java.util.UUID;
import java.util.stream.Stream;
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
        boolean whole = false;
        try {
            Files.createDirectories(beside.getParent());
            MessageDigest digest = sha256();
            long size = 0;
            try (FileChannel channel =
                    FileChannel.open(beside, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                OutputStream out = Channels.newOutputStream(channel);
                byte[] chunk = new byte[CHUNK];
                for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                    digest.update(chunk, 0, read);
                    write(out, chunk, read);
                    size += read;
                }
                channel.force(true);
            }
            whole = true;
            return new Received(id, beside, size, HexFormat.of().formatHex(digest.digest()));
        } finally {
            if (!whole) {
                Files.deleteIfExists(beside);
            }
        }
    }

    /** The sender can't help it, unlike a failure to read. */
    private static void write(OutputStream out, byte[] chunk, int length) {
        try {
            out.write(chunk, 0, length);
        } catch (IOException full) {
            throw new ErrorResponseException(HttpStatus.SERVICE_UNAVAILABLE, full);
        }
    }

    /** Gives what was received its lasting name. */
    void keep(Received received) throws IOException {
        Path path = path(received.id());
        Files.move(received.path(), path, StandardCopyOption.ATOMIC_MOVE);
        try (FileChannel names = FileChannel.open(path.getParent(), StandardOpenOption.READ)) {
            // The name, too, must be on disk before a row tells it.
            names.force(true);
        } catch (java.nio.file.AccessDeniedException windows) {
            // Windows opens no folder and needs none of this.
            return;
        }
    }

    /** What was received and is not wanted. */
    void discard(Received received) throws IOException {
        Files.deleteIfExists(received.path());
        Files.deleteIfExists(path(received.id()));
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
