package cn.chaozhou.forum.attachment;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;

/**
 * A PDF from its first to its last mark, without a password, script, start of a program or files packed in. Names are
 * looked for in the open and in packed objects, however they are spelt; a hand that hides them deeper is not found here.
 */
final class PdfCheck {

    /** /XFA: forms of another kind that carry scripts of their own. */
    private static final Set<String> PROGRAMS =
            Set.of("JavaScript", "Launch", "XFA", "RichMedia", "EmbeddedFile", "EmbeddedFiles", "ImportData");

    private static final int TAIL = 1024;
    private static final int LONGEST_NAME = 40;
    private static final int MOST_PACKED_OBJECTS = 20_000;

    private final Path file;
    private final List<Long> packed = new ArrayList<>();

    /** What may still be unpacked, in bytes. */
    private long left;

    private PdfCheck(Path file, long unpacked) {
        this.file = file;
        left = unpacked;
    }

    /** @param unpacked most bytes of all packed objects together */
    static void check(Path file, long unpacked) throws IOException {
        checkEnds(file);
        PdfCheck check = new PdfCheck(file, unpacked);
        try (InputStream in = Files.newInputStream(file)) {
            check.names(in, true);
        }
        for (long begin : check.packed) {
            check.unpacked(begin);
        }
    }

    private static void checkEnds(Path path) throws IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(path.toFile(), "r")) {
            byte[] head = new byte[5];
            require(bytes.length() > 32);
            bytes.readFully(head);
            require(new String(head, StandardCharsets.ISO_8859_1).equals("%PDF-"));
            byte[] tail = new byte[(int) Math.min(TAIL, bytes.length())];
            bytes.seek(bytes.length() - tail.length);
            bytes.readFully(tail);
            require(new String(tail, StandardCharsets.ISO_8859_1).contains("%%EOF"));
        }
    }

    /** Reads over all names; in the open it takes note of where packed objects begin. */
    private void names(InputStream from, boolean open) throws IOException {
        PushbackInputStream in = new PushbackInputStream(new BufferedInputStream(from, 1 << 16));
        long at = 0;
        boolean packs = false;
        StringBuilder word = new StringBuilder();
        for (int c = in.read(); c >= 0; c = in.read()) {
            at++;
            if (c == '/') {
                StringBuilder name = new StringBuilder();
                int next = in.read();
                while (next >= 0 && isPartOfName(next) && name.length() < LONGEST_NAME) {
                    at++;
                    name.append((char) next);
                    next = in.read();
                }
                if (next >= 0) {
                    in.unread(next);
                }
                packs |= judge(spelt(name.toString())) && open;
                word.setLength(0);
            } else if (Character.isLetter(c)) {
                word.append((char) c);
                if (word.length() > LONGEST_NAME) {
                    word.setLength(0);
                }
            } else {
                if (packs && word.toString().equals("stream")) {
                    int next = c == '\r' ? in.read() : c;
                    at += c == '\r' && next >= 0 ? 1 : 0;
                    packed.add(at);
                    require(packed.size() <= MOST_PACKED_OBJECTS);
                }
                if (word.toString().equals("stream")) {
                    packs = false;
                }
                word.setLength(0);
            }
        }
    }

    /** Whether objects are packed in the stream that follows. */
    private static boolean judge(String name) {
        if (name.equals("Encrypt")) {
            throw ContentRefused.file("pdf.locked");
        }
        if (PROGRAMS.contains(name)) {
            throw ContentRefused.file("pdf.program");
        }
        return name.equals("ObjStm");
    }

    private void unpacked(long begin) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            in.skipNBytes(begin);
            names(new Counted(new InflaterInputStream(in)), false);
        } catch (ZipException | EOFException notDeflated) {
            // Packed in another way, which hardly any program writes, or cut off: nothing more can be read of it.
            return;
        }
    }

    /** J#61vaScript is JavaScript. */
    private static String spelt(String name) {
        StringBuilder spelt = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            if (name.charAt(i) == '#' && name.substring(i).matches("#[0-9a-fA-F]{2}.*")) {
                spelt.append((char) Integer.parseInt(name.substring(i + 1, i + 3), 16));
                i += 2;
            } else {
                spelt.append(name.charAt(i));
            }
        }
        return spelt.toString();
    }

    private static boolean isPartOfName(int c) {
        return c > ' ' && c < 0x7F && "()<>[]{}/%".indexOf(c) < 0;
    }

    private static void require(boolean right) {
        if (!right) {
            throw ContentRefused.file("pdf");
        }
    }

    /** Stops what unpacks to more than is left. */
    private final class Counted extends FilterInputStream {

        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int read = super.read(into, offset, length);
            left -= Math.max(0, read);
            if (left < 0) {
                throw ContentRefused.file("bomb");
            }
            return read;
        }
    }
}
