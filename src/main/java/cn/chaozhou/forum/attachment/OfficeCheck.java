package cn.chaozhou.forum.attachment;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** Word, Excel and PowerPoint files (OOXML): a ZIP with known parts, without macros, and not larger than it looks. */
final class OfficeCheck {

    private static final int MOST_PARTS = 10_000;

    /** A megabyte that was packed better than this was made to be packed. Honest sheets stay below a tenth of it. */
    private static final long MOST_PACKED = 200;

    private static final long SMALL = 1024 * 1024;
    private static final String TYPES = "[content_types].xml";

    private static final Map<FileKind, String> MAIN_PARTS = Map.of(
            FileKind.DOCX, "word/document.xml",
            FileKind.XLSX, "xl/workbook.xml",
            FileKind.PPTX, "ppt/presentation.xml");

    /** Macros of three generations, controls that run, and programs packed in. */
    private static final Pattern PROGRAM = Pattern.compile(
            ".*(vbaproject|vbadata|/macrosheets/|/dialogsheets/|/activex/).*"
                    + "|.*\\.(exe|dll|com|scr|bat|cmd|ps1|vbs|vbe|js|jse|wsf|hta|jar|msi|lnk|docm|dotm|xlsm|xltm|xlam|pptm|ppam)");

    private OfficeCheck() {}

    /** @param unpacked most bytes of all parts together */
    static void check(FileKind kind, Path file, long unpacked) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            // A ZIP may have anything before it; an Office file has nothing.
            require(ContentCheck.startsWith(in.readNBytes(4), (byte) 'P', (byte) 'K', (byte) 3, (byte) 4));
        }
        try (ZipFile zip = new ZipFile(file.toFile(), StandardCharsets.UTF_8)) {
            require(zip.size() <= MOST_PARTS);
            Set<String> names = new HashSet<>();
            long left = unpacked;
            for (Enumeration<? extends ZipEntry> parts = zip.entries(); parts.hasMoreElements(); ) {
                ZipEntry part = parts.nextElement();
                String name = part.getName().toLowerCase(Locale.ROOT).replace('\\', '/');
                require(names.add(name) && !name.startsWith("/") && !("/" + name + "/").contains("/../"));
                if (PROGRAM.matcher(name).matches()) {
                    throw ContentRefused.file("macro");
                }
                left -= size(zip, part, left);
                if (name.equals(TYPES)) {
                    checkTypes(zip, part);
                }
            }
            require(names.contains(TYPES) && names.contains(MAIN_PARTS.get(kind)));
        } catch (ZipException | IllegalArgumentException broken) {
            throw ContentRefused.file("office");
        }
    }

    /** Counted while it is unpacked: what the file says of itself is no measure. */
    private static long size(ZipFile zip, ZipEntry part, long most) throws IOException {
        long size = 0;
        byte[] chunk = new byte[1 << 16];
        try (InputStream in = zip.getInputStream(part)) {
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                size += read;
                if (size > most || size > SMALL && size / MOST_PACKED > part.getCompressedSize()) {
                    throw ContentRefused.file("bomb");
                }
            }
        }
        return size;
    }

    /** Which programs open the parts; a file with macros says so here, whatever its parts are called. */
    private static void checkTypes(ZipFile zip, ZipEntry part) throws IOException {
        try (InputStream in = zip.getInputStream(part)) {
            String types = new String(in.readNBytes((int) SMALL), StandardCharsets.UTF_8).toLowerCase(Locale.ROOT);
            require(types.contains("<types"));
            if (types.contains("macroenabled") || types.contains("vbaproject") || types.contains("<!doctype")) {
                throw ContentRefused.file("macro");
            }
        }
    }

    private static void require(boolean right) {
        if (!right) {
            throw ContentRefused.file("office");
        }
    }
}
