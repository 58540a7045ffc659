package cn.chaozhou.forum.paper;

import static org.assertj.core.api.Assertions.assertThat;

import cn.chaozhou.forum.paper.Paper.Line;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The same paper as a page that any browser prints. */
class PrintPageTest {

    @Test
    void thePageTellsWhatThePaperTells() {
        String page = PrintPage.of(SamplePaper.notice());
        assertThat(page)
                .contains("<title>催办〔2026〕5号 关于“450亩土地缺水”的催办通知书</title>")
                .contains("<h1 class=\"title\">关于“450亩土地缺水”的催办通知书</h1>")
                .contains("<p class=\"recipient\">市水务局：</p>")
                .contains("<h2 class=\"heading\">一、办理要求</h2>")
                .contains("<span class=\"lead\">（一）抓紧办理。</span>请立即办理并报送进展。")
                .contains("<p class=\"date\">2026年11月26日</p>")
                .contains("（现办理期限为2026年11月30日18:00，已延期1次。）")
                .contains("抄送：市水务局负责人。")
                .contains("size: A4");
    }

    @Test
    void whatPeopleWroteIsText() {
        String page = PrintPage.of(SamplePaper.withBody(
                List.of(Line.item("<b>\"缺水\"</b>。", "<script>alert(1)</script> & <img src=x onerror='alert(2)'>"))));
        assertThat(page)
                .doesNotContain("<script", "<img", "<b>")
                .contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; &lt;img src=x onerror=&#39;alert(2)&#39;&gt;");
    }
}
