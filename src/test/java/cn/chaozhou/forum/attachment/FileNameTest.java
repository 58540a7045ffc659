package cn.chaozhou.forum.attachment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names as people and attackers type them. */
class FileNameTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "井口 照片（1）.jpg | 井口 照片（1）.jpg",
                "../../etc/passwd.txt | passwd.txt",
                "C:\\fakepath\\a.pdf | a.pdf",
                "a\u202Egpj.exe | agpj.exe",
                "a\u200B\uFEFF.png | a.png",
                "a\u2028b.png | ab.png",
                "...a.png. | a.png",
                "<script>alert(1)<b>.png | _script_alert(1)_b_.png",
                "a\"; filename=\"b.png | a__ filename=_b.png",
                "%2e%2e.txt | _2e_2e.txt",
                "a/ | ``",
                ".. | ``"
            },
            delimiter = '|')
    void namesAreCleaned(String typed, String clean) {
        assertThat(FileName.cleaned(typed)).isEqualTo(clean);
    }

    @Test
    void linesEndNowhere() {
        assertThat(FileName.cleaned("a\r\nSet-Cookie: x=1\r\n.png")).isEqualTo("aSet-Cookie_ x=1.png");
        assertThat(FileName.cleaned("a\0.png")).isEqualTo("a.png");
    }

    @Test
    void whatIsTooLongIsCutBeforeItsEnding() {
        String name = FileName.cleaned("井".repeat(500) + ".docx");
        assertThat(name).hasSize(FileName.LONGEST).endsWith("井.docx");
        assertThat(FileName.cleaned("a" + "😀".repeat(300) + ".png")).endsWith("😀.png");
        assertThat(FileName.cleaned("a." + "b".repeat(500))).hasSize(FileName.LONGEST);
    }

    @Test
    void theEndingIsTheLastAndInSmallLetters() {
        assertThat(FileName.ending("a.php.JPG")).isEqualTo("jpg");
        assertThat(FileName.ending("a")).isEmpty();
    }
}
