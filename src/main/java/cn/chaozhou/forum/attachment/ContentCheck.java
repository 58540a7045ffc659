package cn.chaozhou.forum.attachment;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.springframework.stereotype.Component;

/**
 * Whether a file is what its name says, and nothing else besides. What is refused here would not run with us, who serve
 * every file as a download or in a sandbox; it is about whoever opens the download.
 */
@Component
class ContentCheck {

    /** Old Office formats, and those with a password, are kept in this container. */
    private static final byte[] OLE = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};

    /** How far from its end a ZIP is looked for: its last record with the longest comment. */
    private static final int ZIP_END = 22 + 0xFFFF;

    private static final int HEAD = 1024;

    private final AttachmentSettings settings;

    ContentCheck(AttachmentSettings settings) {
        this.settings = settings;
    }

    /** @throws ContentRefused naming what is wrong and what to do */
    void check(FileKind kind, Path file) throws IOException {
        byte[] head;
        try (var in = Files.newInputStream(file)) {
            head = in.readNBytes(HEAD);
        }
        if (head.length == 0) {
            throw ContentRefused.file("empty");
        }
        if (startsWith(head, OLE)) {
            throw ContentRefused.file("ole");
        }
        switch (kind) {
            case JPG -> PictureCheck.jpg(file, settings.pixels());
            case PNG -> PictureCheck.png(file, settings.pixels());
            case WEBP -> PictureCheck.webp(file, settings.pixels());
            case PDF -> PdfCheck.check(file, settings.unpacked().toBytes());
            case DOCX, XLSX, PPTX -> OfficeCheck.check(
                    kind, file, settings.unpacked().toBytes());
            case TXT -> TextCheck.check(file);
        }
        boolean office = kind == FileKind.DOCX || kind == FileKind.XLSX || kind == FileKind.PPTX;
        if (!office && endsAsZip(file) || kind != FileKind.PDF && has(head, "%PDF-")) {
            throw ContentRefused.file("twofold");
        }
        if (kind.preview() == FileKind.Preview.PICTURE && Markup.isIn(file)) {
            throw ContentRefused.file("twofold");
        }
    }

    static boolean startsWith(byte[] content, byte... beginning) {
        return content.length >= beginning.length
                && Arrays.equals(content, 0, beginning.length, beginning, 0, beginning.length);
    }

    private static boolean has(byte[] content, String words) {
        return new String(content, StandardCharsets.ISO_8859_1)
                .toLowerCase(Locale.ROOT)
                .contains(words.toLowerCase(Locale.ROOT));
    }

    /** A ZIP, and so a program of Java, is read from its end and may have anything before it. */
    private static boolean endsAsZip(Path file) throws IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "r")) {
            byte[] end = new byte[(int) Math.min(bytes.length(), ZIP_END)];
            bytes.seek(bytes.length() - end.length);
            bytes.readFully(end);
            for (int at = end.length - 22; at >= 0; at--) {
                if (end[at] == 'P' && end[at + 1] == 'K' && end[at + 2] == 5 && end[at + 3] == 6) {
                    return true;
                }
            }
        }
        return false;
    }
}
