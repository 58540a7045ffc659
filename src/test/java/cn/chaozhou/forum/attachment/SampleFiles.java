package cn.chaozhou.forum.attachment;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;

/** Files as an office has them, and what somebody could make of them. */
final class SampleFiles {

    private SampleFiles() {}

    /** A picture of that format, such as jpg. */
    static byte[] picture(String format) {
        return written(out -> ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB), format, out));
    }

    /** The smallest picture of its kind: one point, lossless. */
    static byte[] webp() {
        byte[] points = {0x2F, 0, 0, 0, 0x10, 0x07, 0x10, 0x11, 0x11, (byte) 0x88, (byte) 0x88, (byte) 0xFE, 0x07, 0};
        return written(out -> {
            out.write(bytes("RIFF"));
            out.write(new byte[] {(byte) (12 + points.length), 0, 0, 0});
            out.write(bytes("WEBPVP8L"));
            out.write(new byte[] {(byte) points.length, 0, 0, 0});
            out.write(points);
        });
    }

    /** @param more objects between the first and the last line */
    static byte[] pdf(String more) {
        return bytes("%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n" + more
                + "\ntrailer\n<< /Root 1 0 R >>\nstartxref\n9\n%%EOF\n");
    }

    /** A PDF with these objects packed. */
    static byte[] packedPdf(byte[] objects) {
        return written(out -> {
            out.write(bytes("%PDF-1.5\n5 0 obj\n<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode >>\nstream\r\n"));
            out.write(written(inner -> {
                try (DeflaterOutputStream deflated = new DeflaterOutputStream(inner)) {
                    deflated.write(objects);
                }
            }));
            out.write(bytes("\nendstream\nendobj\ntrailer\n<< /Root 1 0 R >>\nstartxref\n9\n%%EOF\n"));
        });
    }

    static byte[] docx() {
        return written(out -> {
            try (XWPFDocument document = new XWPFDocument()) {
                document.createParagraph().createRun().setText("抽水试验报告");
                document.write(out);
            }
        });
    }

    static byte[] xlsx() {
        return written(out -> {
            try (XSSFWorkbook book = new XSSFWorkbook()) {
                book.createSheet("台账").createRow(0).createCell(0).setCellValue("第一口井");
                book.write(out);
            }
        });
    }

    static byte[] pptx() {
        return written(out -> {
            try (XMLSlideShow show = new XMLSlideShow()) {
                show.createSlide();
                show.write(out);
            }
        });
    }

    /** A Word file made by hand: its types, its text, and one part more. */
    static byte[] office(String types, String part, byte[] content) {
        return zip("[Content_Types].xml", bytes(types), "word/document.xml", bytes("<w/>"), part, content);
    }

    /** Names and contents by turns. */
    static byte[] zip(Object... parts) {
        return written(out -> {
            try (ZipOutputStream zip = new ZipOutputStream(out)) {
                for (int i = 0; i < parts.length; i += 2) {
                    zip.putNextEntry(new ZipEntry((String) parts[i]));
                    zip.write((byte[]) parts[i + 1]);
                    zip.closeEntry();
                }
            }
        });
    }

    static byte[] joined(byte[]... pieces) {
        return written(out -> {
            for (byte[] piece : pieces) {
                out.write(piece);
            }
        });
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private interface Writing {
        void to(ByteArrayOutputStream out) throws IOException;
    }

    private static byte[] written(Writing writing) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            writing.to(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
