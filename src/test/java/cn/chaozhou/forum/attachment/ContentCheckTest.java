package cn.chaozhou.forum.attachment;

import static cn.chaozhou.forum.attachment.SampleFiles.bytes;
import static cn.chaozhou.forum.attachment.SampleFiles.joined;
import static cn.chaozhou.forum.attachment.SampleFiles.office;
import static cn.chaozhou.forum.attachment.SampleFiles.packedPdf;
import static cn.chaozhou.forum.attachment.SampleFiles.pdf;
import static cn.chaozhou.forum.attachment.SampleFiles.picture;
import static cn.chaozhou.forum.attachment.SampleFiles.zip;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.context.properties.bind.Binder;

/** Each kind of file as it is made by honest programs, and each trick we know of. */
class ContentCheckTest {

    private static final String TYPES = "<Types xmlns='x'/>";
    private static final byte[] HTML = bytes("<html><script>alert(1)</script></html>");

    @TempDir
    Path folder;

    private final ContentCheck check =
            new ContentCheck(new Binder(List.of()).bindOrCreate("forum.attachments", AttachmentSettings.class));

    static Stream<Arguments> honest() {
        byte[] jpg = picture("jpg");
        return Stream.of(
                arguments("a picture", FileKind.JPG, jpg),
                arguments("a moving picture behind it", FileKind.JPG, joined(jpg, bytes("ftypmp42........"))),
                arguments("a drawing", FileKind.PNG, picture("png")),
                arguments("a picture of the web", FileKind.WEBP, SampleFiles.webp()),
                arguments("a PDF", FileKind.PDF, pdf("")),
                arguments("a PDF of packed objects", FileKind.PDF, packedPdf(bytes("6 0 << /Type /Page >>"))),
                arguments("a PDF about scripts", FileKind.PDF, pdf("(JavaScript and /JavaScripts are words)")),
                arguments("Word", FileKind.DOCX, SampleFiles.docx()),
                arguments("Excel", FileKind.XLSX, SampleFiles.xlsx()),
                arguments("PowerPoint", FileKind.PPTX, SampleFiles.pptx()),
                arguments("text", FileKind.TXT, bytes("第一口井出水，井深 80 米。\r\n1 < 2")),
                arguments("old text", FileKind.TXT, "第一口井出水".getBytes(Charset.forName("GB18030"))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("honest")
    void honestFilesAreTaken(String what, FileKind kind, byte[] content) {
        assertThatCode(() -> check(kind, content)).doesNotThrowAnyException();
    }

    static Stream<Arguments> tricks() {
        byte[] jpg = picture("jpg");
        byte[] png = picture("png");
        byte[] archive = zip("A.class", bytes("CAFEBABE"));
        return Stream.of(
                arguments("nothing", FileKind.PNG, new byte[0], "是空的"),
                arguments("a page called a picture", FileKind.JPG, HTML, "不是完整的图片"),
                arguments("a drawing called a photo", FileKind.JPG, png, "不是完整的图片"),
                arguments("a photo called a drawing", FileKind.PNG, jpg, "不是完整的图片"),
                arguments("half a picture", FileKind.PNG, Arrays.copyOf(png, png.length - 20), "不是完整的图片"),
                arguments("the head of a picture", FileKind.JPG, Arrays.copyOf(jpg, 30), "不是完整的图片"),
                arguments("a page behind a drawing", FileKind.PNG, joined(png, HTML), "不是完整的图片"),
                arguments("a page in a photo", FileKind.JPG, joined(jpg, HTML), "夹带"),
                arguments("a program in a photo", FileKind.JPG, joined(jpg, bytes("<?PHP ")), "夹带"),
                arguments("a drawing of script", FileKind.PNG, bytes("<svg onload='alert(1)'/>"), "不是完整的图片"),
                arguments("an archive behind a photo", FileKind.JPG, joined(jpg, archive), "夹带"),
                arguments("an archive in a PDF", FileKind.PDF, joined(pdf(""), archive, bytes("\n%%EOF\n")), "夹带"),
                arguments("a picture without end", FileKind.PNG, large(png), "尺寸过大"),
                arguments("no PDF", FileKind.PDF, HTML, "不是完整的 PDF"),
                arguments("a PDF behind a page", FileKind.PDF, joined(HTML, pdf("")), "不是完整的 PDF"),
                arguments("half a PDF", FileKind.PDF, bytes("%PDF-1.4\n1 0 obj << >> endobj xxxxxxxxxxxx"), "不是完整的"),
                arguments("script", FileKind.PDF, pdf("<< /S /JavaScript /JS (app.alert(1)) >>"), "脚本"),
                arguments("script, spelt oddly", FileKind.PDF, pdf("<< /S /J#61v#61Script >>"), "脚本"),
                arguments("script, packed", FileKind.PDF, packedPdf(bytes("6 0 << /S /JavaScript >>")), "脚本"),
                arguments("start of a program", FileKind.PDF, pdf("<< /S /Launch /F (cmd.exe) >>"), "脚本"),
                arguments("a file in a PDF", FileKind.PDF, pdf("<< /Type /EmbeddedFile >>"), "内嵌文件"),
                arguments("a locked PDF", FileKind.PDF, pdf("<< /Encrypt 9 0 R >>"), "加密"),
                arguments("a bomb in a PDF", FileKind.PDF, packedPdf(new byte[210 << 20]), "过大"),
                arguments("locked Word", FileKind.DOCX, ole(), "密码"),
                arguments("old Word called text", FileKind.TXT, ole(), "密码"),
                arguments("any archive", FileKind.DOCX, archive, "不是完整的 Office"),
                arguments("Excel called Word", FileKind.DOCX, SampleFiles.xlsx(), "不是完整的 Office"),
                arguments("Word behind a page", FileKind.DOCX, joined(HTML, SampleFiles.docx()), "不是完整的 Office"),
                arguments("macros", FileKind.DOCX, office(TYPES, "word/vbaProject.bin", bytes("x")), "宏"),
                arguments(
                        "macros by another name",
                        FileKind.DOCX,
                        office(
                                "<Types>application/vnd.ms-word.document.macroEnabled.main+xml</Types>",
                                "a",
                                bytes("x")),
                        "宏"),
                arguments("a program packed in", FileKind.DOCX, office(TYPES, "word/a.EXE", bytes("MZ")), "宏"),
                arguments("a control", FileKind.DOCX, office(TYPES, "word/activeX/activeX1.xml", bytes("x")), "宏"),
                arguments("a way out", FileKind.DOCX, office(TYPES, "word/../../x", bytes("x")), "不是完整的 Office"),
                arguments("a bomb", FileKind.DOCX, office(TYPES, "word/media/a.bmp", new byte[50 << 20]), "过大"),
                arguments("no text", FileKind.TXT, new byte[] {'a', 0, 'b'}, "不是纯文本"),
                arguments("no letters", FileKind.TXT, new byte[] {(byte) 0xFF, (byte) 0xFF, 'a'}, "不是纯文本"),
                arguments("a page called text", FileKind.TXT, bytes("\n <!DOCTYPE html><p>"), "夹带"),
                arguments("a drawing called text", FileKind.TXT, bytes("\uFEFF<svg/>"), "夹带"),
                arguments("a program called text", FileKind.TXT, bytes("#!/bin/sh\nrm"), "夹带"),
                arguments("a PDF called text", FileKind.TXT, bytes("Text %PDF-1.4"), "夹带"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tricks")
    void tricksAreRefused(String what, FileKind kind, byte[] content, String why) {
        assertThatThrownBy(() -> check(kind, content))
                .isInstanceOf(ContentRefused.class)
                .hasMessageContaining(why);
    }

    /** A bomb says of itself that it is small. */
    @Test
    void sizesAreCountedNotBelieved() {
        byte[] bomb = office(TYPES, "word/media/a.bmp", new byte[50 << 20]);
        for (int i = 0; i + 28 < bomb.length; i++) {
            // The entry in the list at the end: its unpacked size stands at byte 24.
            if (bomb[i] == 'P' && bomb[i + 1] == 'K' && bomb[i + 2] == 1 && bomb[i + 3] == 2) {
                bomb[i + 24] = 1;
                bomb[i + 25] = 0;
                bomb[i + 26] = 0;
                bomb[i + 27] = 0;
            }
        }
        assertThatThrownBy(() -> check(FileKind.DOCX, bomb)).isInstanceOf(ContentRefused.class);
    }

    private void check(FileKind kind, byte[] content) throws IOException {
        check.check(kind, Files.write(folder.resolve("file"), content));
    }

    /** 100,000 points high and wide, in few bytes. */
    private static byte[] large(byte[] png) {
        byte[] large = png.clone();
        for (int at : new int[] {16, 20}) {
            large[at] = 0;
            large[at + 1] = 1;
            large[at + 2] = (byte) 0x86;
            large[at + 3] = (byte) 0xA0;
        }
        return large;
    }

    private static byte[] ole() {
        return joined(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0}, new byte[600]);
    }
}
