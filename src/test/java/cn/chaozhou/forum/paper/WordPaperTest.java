package cn.chaozhou.forum.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.poi.xwpf.usermodel.LineSpacingRule;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFFooter;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSectPr;

/** The layout of GB/T 9704-2012, read back from the file. */
class WordPaperTest {

    private XWPFDocument document;

    @BeforeEach
    void write() throws IOException {
        document = read(SamplePaper.notice());
    }

    @Test
    void theTypeAreaIs156By225MillimetresOnA4() {
        CTSectPr section = section();
        assertThat(millimetres(section.getPgSz().getW())).isCloseTo(210, within(0.05));
        assertThat(millimetres(section.getPgSz().getH())).isCloseTo(297, within(0.05));
        double top = millimetres(section.getPgMar().getTop());
        double left = millimetres(section.getPgMar().getLeft());
        assertThat(top).isCloseTo(37, within(0.05));
        assertThat(left).isCloseTo(28, within(0.05));
        assertThat(210 - left - millimetres(section.getPgMar().getRight())).isCloseTo(156, within(0.05));
        assertThat(297 - top - millimetres(section.getPgMar().getBottom())).isCloseTo(225, within(0.05));
    }

    @Test
    void aPageHas22LinesOf28Characters() {
        CTSectPr section = section();
        assertThat((int) (mmToTwips(225) / twips(section.getDocGrid().getLinePitch())))
                .isEqualTo(22);
        double narrower = twips(document.getStyles()
                .getStyle("Normal")
                .getCTStyle()
                .getRPr()
                .getSpacingArray(0)
                .getVal());
        assertThat((int) (mmToTwips(156) / (16 * 20 + narrower))).isEqualTo(28);
        XWPFParagraph body = paragraph("你单位主办的");
        assertThat(body.getSpacingLineRule()).isEqualTo(LineSpacingRule.EXACT);
        assertThat(body.getSpacingBetween()).isCloseTo(28.95, within(0.01));
        assertThat(body.getCTP().getPPr().getInd().getFirstLineChars()).isEqualTo(200);
    }

    @Test
    void eachElementHasItsFontAndSize() {
        assertRun("关于“450亩", "方正小标宋简体", 22);
        assertRun("催办〔2026〕5号", "仿宋_GB2312", 16);
        assertRun("市水务局：", "仿宋_GB2312", 16);
        assertRun("你单位主办的", "仿宋_GB2312", 16);
        assertRun("一、办理要求", "黑体", 16);
        assertRun("（一）抓紧办理。", "楷体_GB2312", 16);
        assertRun("抄送：", "仿宋_GB2312", 14);
        XWPFRun item = paragraph("（一）").getRuns().get(1);
        assertThat(item.text()).isEqualTo("请立即办理并报送进展。");
        assertThat(item.getFontFamily()).isEqualTo("仿宋_GB2312");
        assertThat(paragraph("关于“450亩").getAlignment()).isEqualTo(ParagraphAlignment.CENTER);
    }

    @Test
    void fontsAreNamedAndNotEmbedded() {
        assertThat(document.getPackage().getPartsByName(Pattern.compile(".*\\.(odttf|ttf|fntdata)")))
                .isEmpty();
    }

    @Test
    void theIssuingMarkIsRedInTheUpperMarginOfTheFirstPage() {
        XWPFRun mark = document.getHeaderFooterPolicy()
                .getFirstPageHeader()
                .getParagraphs()
                .get(0)
                .getRuns()
                .get(0);
        assertThat(mark.text()).isEqualTo(SamplePaper.ISSUER);
        assertThat(mark.getColor()).isEqualTo("FF0000");
        assertThat(mark.getFontFamily()).isEqualTo("方正小标宋简体");
        assertThat(section().isSetTitlePg()).isTrue();
    }

    @Test
    void paperThatBearsAMarkAlreadyGetsNone() throws IOException {
        Paper p = SamplePaper.notice();
        document = read(new Paper(
                Paper.Type.OFFICIAL,
                "",
                p.number(),
                p.title(),
                p.recipient(),
                p.body(),
                p.issuer(),
                p.date(),
                p.note(),
                p.copyTo()));
        assertThat(document.getHeaderList()).isEmpty();
        assertThat(document.getHeaderFooterPolicy().getFirstPageFooter()).isNotNull();
    }

    @Test
    void pageNumbersStandOnTheOuterSide() {
        var policy = document.getHeaderFooterPolicy();
        assertThat(document.getEvenAndOddHeadings()).isTrue();
        assertPageNumber(policy.getFirstPageFooter(), ParagraphAlignment.RIGHT);
        assertPageNumber(policy.getDefaultFooter(), ParagraphAlignment.RIGHT);
        assertPageNumber(policy.getEvenPageFooter(), ParagraphAlignment.LEFT);
    }

    @Test
    void theDateBeginsTwoCharactersAfterTheIssuer() {
        // The issuer has fourteen characters and ends two before the margin.
        assertThat(left(SamplePaper.ISSUER)).isEqualTo((28 - 2 - 14) * 315L);
        assertThat(left("2026年11月26日")).isEqualTo((28 - 2 - 14 + 2) * 315L);
        assertThat(paragraph(SamplePaper.ISSUER).isKeepNext()).isTrue();
    }

    private void assertPageNumber(XWPFFooter footer, ParagraphAlignment side) {
        XWPFParagraph number = footer.getParagraphs().get(0);
        assertThat(number.getAlignment()).isEqualTo(side);
        assertThat(number.getCTP().xmlText()).containsPattern("(?s)— .*PAGE.* —");
        assertThat(number.getText()).isEqualTo("— 1 —");
        assertThat(number.getIRuns()).hasSize(3);
        for (var run : number.getRuns()) {
            assertThat(run.getFontFamily()).isEqualTo("宋体");
            assertThat(run.getFontSizeAsDouble()).isEqualTo(14);
        }
    }

    private void assertRun(String text, String font, double points) {
        XWPFRun run = paragraph(text).getRuns().stream()
                .filter(r -> !r.text().isBlank())
                .findFirst()
                .orElseThrow();
        assertThat(run.getFontFamily(XWPFRun.FontCharRange.eastAsia)).as(text).isEqualTo(font);
        assertThat(run.getFontFamily(XWPFRun.FontCharRange.ascii)).as(text).isEqualTo(font);
        assertThat(run.getFontSizeAsDouble()).as(text).isEqualTo(points);
    }

    private XWPFParagraph paragraph(String beginning) {
        List<XWPFParagraph> found = Stream.concat(
                        document.getParagraphs().stream(),
                        document.getTables().stream()
                                .flatMap(t -> t.getRows().stream())
                                .flatMap(r -> r.getCell(0).getParagraphs().stream()))
                .filter(p -> p.getText().strip().startsWith(beginning))
                .toList();
        assertThat(found).as(beginning).isNotEmpty();
        return found.get(0);
    }

    private long left(String text) {
        return (long) twips(paragraph(text).getCTP().getPPr().getInd().getLeft());
    }

    private CTSectPr section() {
        return document.getDocument().getBody().getSectPr();
    }

    private static XWPFDocument read(Paper paper) throws IOException {
        return new XWPFDocument(new ByteArrayInputStream(WordPaper.of(paper)));
    }

    private static double twips(Object value) {
        return ((BigInteger) value).doubleValue();
    }

    private static double millimetres(Object twips) {
        return twips(twips) * 25.4 / 1440;
    }

    private static double mmToTwips(double length) {
        return length * 1440 / 25.4;
    }
}
