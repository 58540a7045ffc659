package cn.chaozhou.forum.retention;

import cn.chaozhou.forum.attachment.FilesOfCase;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.springframework.stereotype.Component;

/**
 * The files that people had uploaded to a case that is cleared, as a ZIP beside the file of the case; their names and
 * checksums stand there. What stays in the folder of files is swept away when the rows are gone.
 */
@Component
class ArchivedFiles {

    private final FilesOfCase files;

    ArchivedFiles(FilesOfCase files) {
        this.files = files;
    }

    /**
     * Is on disk when this returns; no ZIP where the case has no files.
     *
     * @throws java.util.NoSuchElementException where the bytes of one are missing: the case stays
     */
    void write(Path zip, String number) throws IOException {
        List<FilesOfCase.Content> contents = files.contents(number);
        if (contents.isEmpty()) {
            return;
        }
        Files.createDirectories(zip.getParent());
        Path beside = zip.resolveSibling(zip.getFileName() + ".part");
        try (FileChannel channel = FileChannel.open(
                        beside,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE);
                ZipOutputStream out = new ZipOutputStream(Channels.newOutputStream(channel))) {
            // Pictures, PDF and Office files are packed already.
            out.setLevel(Deflater.NO_COMPRESSION);
            for (FilesOfCase.Content content : contents) {
                out.putNextEntry(new ZipEntry(content.name()));
                Files.copy(content.path(), out);
                out.closeEntry();
            }
            out.finish();
            channel.force(true);
        }
        Files.move(beside, zip, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
