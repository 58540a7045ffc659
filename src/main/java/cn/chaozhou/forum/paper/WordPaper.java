package cn.chaozhou.forum.paper;

import cn.chaozhou.forum.paper.Paper.Line;
import cn.chaozhou.forum.paper.Paper.Type;
import cn.chaozhou.forum.wording.Texts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.List;
import org.apache.poi.wp.usermodel.HeaderFooterType;
import org.apache.poi.xwpf.usermodel.IRunBody;
import org.apache.poi.xwpf.usermodel.LineSpacingRule;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFFooter;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTable.XWPFBorderType;
import org.openxmlformats.schemas.officeDocument.x2006.sharedTypes.STXAlign;
import org.openxmlformats.schemas.officeDocument.x2006.sharedTypes.STYAlign;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTBorder;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTDocGrid;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTFonts;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTInd;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPBdr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPPrGeneral;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageMar;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageSz;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTRPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSectPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSimpleField;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTStyle;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTStyles;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTabStop;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTblPPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STBorder;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STDocGrid;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STHAnchor;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STStyleType;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STTabJc;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STVAnchor;

/**
 * A paper as a Word document in the layout of official documents (GB/T 9704-2012): a type area of 156 mm × 225 mm with
 * 22 lines of 28 characters, or smaller ones. The issuing mark stands in the upper margin, so that a short paper keeps to one page.
 */
final class WordPaper {

    private static final String RED = "FF0000";
    private static final String BLACK = "000000";

    /** Sizes of type in points: 二号, 一号, 四号. */
    private static final int TITLE = 22;

    private static final int MARK = 26;
    private static final int SMALL = 14;

    /** Width of the type area. */
    private static final BigInteger WIDTH = millimetres(156);

    /** 4 mm, in points. */
    private static final int LINE_BELOW_NUMBER = 11;

    private static final double MARK_LINE = 36;
    private static final double TITLE_LINE = 28.95;
    private static final double SMALL_LINE = 20;

    private final String titleFont = Texts.of("paper.font.title");
    private final String bodyFont = Texts.of("paper.font.body");
    private final XWPFDocument document;
    private final Type type;

    private WordPaper(XWPFDocument document, Type type) {
        this.document = document;
        this.type = type;
    }

    static byte[] of(Paper paper) {
        try (XWPFDocument document = new XWPFDocument();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            new WordPaper(document, paper.type()).write(paper);
            document.write(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(Paper paper) {
        document.getProperties().getCoreProperties().setTitle(paper.title());
        document.getProperties().getCoreProperties().setCreator(paper.issuer());
        defaults();
        page();
        pageNumbers();
        head(paper);
        body(paper);
        signature(paper);
        if (paper.note() != null) {
            run(indented(paragraph()), Texts.of("paper.note", paper.note()), bodyFont, type.points());
        }
        if (paper.copyTo() != null) {
            imprint(paper);
        }
    }

    private void defaults() {
        CTStyles styles = CTStyles.Factory.newInstance();
        CTStyle normal = styles.addNewStyle();
        normal.setType(STStyleType.PARAGRAPH);
        normal.setDefault(true);
        normal.setStyleId("Normal");
        normal.addNewName().setVal("Normal");
        // No gaps between Chinese characters and figures: they would cost a line its twenty-eighth character.
        CTPPrGeneral paragraph = normal.addNewPPr();
        paragraph.addNewAutoSpaceDE().setVal(false);
        paragraph.addNewAutoSpaceDN().setVal(false);
        CTRPr run = normal.addNewRPr();
        CTFonts fonts = run.addNewRFonts();
        fonts.setAscii(bodyFont);
        fonts.setHAnsi(bodyFont);
        fonts.setEastAsia(bodyFont);
        fonts.setCs(bodyFont);
        run.addNewSpacing().setVal(BigInteger.valueOf(-type.narrower()));
        run.addNewSz().setVal(BigInteger.valueOf(2L * type.points()));
        run.addNewSzCs().setVal(BigInteger.valueOf(2L * type.points()));
        run.addNewLang().setEastAsia("zh-CN");
        document.createStyles().setStyles(styles);
    }

    private void page() {
        CTSectPr section = section();
        CTPageSz size = section.addNewPgSz();
        size.setW(millimetres(210));
        size.setH(millimetres(297));
        CTPageMar margin = section.addNewPgMar();
        margin.setTop(millimetres(37));
        margin.setLeft(millimetres(28));
        margin.setRight(millimetres(210 - 28 - 156));
        margin.setBottom(millimetres(297 - 37 - 225));
        margin.setGutter(BigInteger.ZERO);
        margin.setHeader(millimetres(20));
        // The number stands 7 mm below the type area.
        margin.setFooter(millimetres(22));
        CTDocGrid grid = section.addNewDocGrid();
        grid.setType(STDocGrid.LINES);
        grid.setLinePitch(BigInteger.valueOf(Math.round(type.line() * 20)));
    }

    private CTSectPr section() {
        return document.getDocument().getBody().isSetSectPr()
                ? document.getDocument().getBody().getSectPr()
                : document.getDocument().getBody().addNewSectPr();
    }

    /** On the outer side: right on odd pages, left on even ones. */
    private void pageNumbers() {
        document.setEvenAndOddHeadings(true);
        for (HeaderFooterType type : HeaderFooterType.values()) {
            boolean left = type == HeaderFooterType.EVEN;
            XWPFFooter footer = document.createFooter(type);
            XWPFParagraph number = footer.createParagraph();
            number.setAlignment(left ? ParagraphAlignment.LEFT : ParagraphAlignment.RIGHT);
            CTInd indent = properties(number).addNewInd();
            if (left) {
                indent.setLeft(BigInteger.valueOf(20L * SMALL));
            } else {
                indent.setRight(BigInteger.valueOf(20L * SMALL));
            }
            String[] dashes = Texts.of("paper.page", "\t").split("\t");
            String font = Texts.of("paper.font.page");
            run(number, dashes[0], font, SMALL);
            CTSimpleField field = number.getCTP().addNewFldSimple();
            field.setInstr("PAGE");
            text(new XWPFRun(field.addNewR(), (IRunBody) number), "1", font, SMALL);
            run(number, dashes[1], font, SMALL);
        }
    }

    private void head(Paper paper) {
        if (!paper.mark().isEmpty()) {
            XWPFParagraph mark = document.createHeader(HeaderFooterType.FIRST).createParagraph();
            mark.setAlignment(ParagraphAlignment.CENTER);
            mark.setSpacingBetween(MARK_LINE, LineSpacingRule.EXACT);
            run(mark, paper.mark(), titleFont, MARK).setColor(RED);
        }
        XWPFParagraph number = paragraph();
        number.setAlignment(ParagraphAlignment.CENTER);
        run(number, paper.number(), bodyFont, type.points());
        CTPBdr borders = properties(number).addNewPBdr();
        border(borders.addNewBottom(), RED, 12, LINE_BELOW_NUMBER);
        document.createParagraph().setSpacingBetween(type.line() - LINE_BELOW_NUMBER, LineSpacingRule.EXACT);
        XWPFParagraph title = paragraph();
        title.setAlignment(ParagraphAlignment.CENTER);
        title.setSpacingBetween(TITLE_LINE, LineSpacingRule.EXACT);
        // Else a title of two lines would take four of the grid.
        properties(title).addNewSnapToGrid().setVal(false);
        run(title, paper.title(), titleFont, TITLE);
        paragraph();
        if (!paper.recipient().isEmpty()) {
            run(paragraph(), paper.recipient(), bodyFont, type.points());
        }
    }

    private void body(Paper paper) {
        List<Line> lines = paper.body();
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            XWPFParagraph paragraph = indented(paragraph());
            paragraph.setAlignment(ParagraphAlignment.BOTH);
            // A heading is not left alone at the foot of a page, nor a signature at the head of one.
            paragraph.setKeepNext(line.isHeading() || i == lines.size() - 1);
            if (!line.lead().isEmpty()) {
                run(
                        paragraph,
                        line.lead(),
                        Texts.of(line.isHeading() ? "paper.font.heading" : "paper.font.item"),
                        type.points());
            }
            run(paragraph, line.text(), bodyFont, type.points());
        }
    }

    /** Ends two characters from the right; the date begins two characters after the issuer. */
    private void signature(Paper paper) {
        paragraph().setKeepNext(true);
        double left = type.characters() - 2 - Math.max(width(paper.issuer()), 2 + width(paper.date()));
        signed(paper.issuer(), left).setKeepNext(true);
        signed(paper.date(), left + 2).setKeepNext(paper.note() != null);
    }

    private XWPFParagraph signed(String text, double left) {
        XWPFParagraph paragraph = paragraph();
        properties(paragraph).addNewInd().setLeft(BigInteger.valueOf(Math.round(Math.max(0, left) * type.character())));
        run(paragraph, text, bodyFont, type.points());
        return paragraph;
    }

    /** In characters: digits take half of one. */
    static double width(String text) {
        return text.chars().mapToDouble(c -> c < 128 ? 0.5 : 1).sum();
    }

    /** Copies and date of issue (版记), at the foot of the type area of the last page. */
    private void imprint(Paper paper) {
        XWPFTable table = document.createTable(2, 1);
        table.setWidth(WIDTH.intValue());
        table.setTopBorder(XWPFBorderType.SINGLE, 8, 0, BLACK);
        table.setInsideHBorder(XWPFBorderType.SINGLE, 6, 0, BLACK);
        table.setBottomBorder(XWPFBorderType.SINGLE, 8, 0, BLACK);
        table.setLeftBorder(XWPFBorderType.NONE, 0, 0, BLACK);
        table.setRightBorder(XWPFBorderType.NONE, 0, 0, BLACK);
        // A character's width on either side.
        table.setCellMargins(20, 20 * SMALL, 20, 20 * SMALL);
        CTTblPPr place = table.getCTTbl().getTblPr().addNewTblpPr();
        place.setVertAnchor(STVAnchor.MARGIN);
        place.setTblpYSpec(STYAlign.BOTTOM);
        place.setHorzAnchor(STHAnchor.MARGIN);
        place.setTblpXSpec(STXAlign.CENTER);
        run(imprintLine(table, 0), String.valueOf(paper.copyTo()), bodyFont, SMALL);
        XWPFParagraph issued = imprintLine(table, 1);
        CTTabStop end = properties(issued).addNewTabs().addNewTab();
        end.setVal(STTabJc.RIGHT);
        end.setPos(WIDTH.subtract(BigInteger.valueOf(2L * 20 * SMALL)));
        run(issued, paper.issuer(), bodyFont, SMALL);
        issued.createRun().addTab();
        run(issued, Texts.of("paper.printed", paper.date()), bodyFont, SMALL);
        // A document can't end with a table.
        document.createParagraph().setSpacingBetween(1, LineSpacingRule.EXACT);
    }

    private static XWPFParagraph imprintLine(XWPFTable table, int row) {
        XWPFParagraph line = table.getRow(row).getCell(0).getParagraphArray(0);
        line.setSpacingBetween(SMALL_LINE, LineSpacingRule.EXACT);
        return line;
    }

    private XWPFParagraph paragraph() {
        XWPFParagraph paragraph = document.createParagraph();
        paragraph.setSpacingBetween(type.line(), LineSpacingRule.EXACT);
        return paragraph;
    }

    private XWPFParagraph indented(XWPFParagraph paragraph) {
        CTInd indent = properties(paragraph).addNewInd();
        indent.setFirstLineChars(BigInteger.valueOf(200));
        indent.setFirstLine(BigInteger.valueOf(2L * type.character()));
        return paragraph;
    }

    private static XWPFRun run(XWPFParagraph paragraph, String text, String font, int points) {
        return text(paragraph.createRun(), text, font, points);
    }

    private static XWPFRun text(XWPFRun run, String text, String font, int points) {
        run.setFontFamily(font);
        run.setFontSize(points);
        run.setText(text);
        return run;
    }

    private static CTPPr properties(XWPFParagraph paragraph) {
        return paragraph.getCTP().isSetPPr()
                ? paragraph.getCTP().getPPr()
                : paragraph.getCTP().addNewPPr();
    }

    /** @param eighths width in eighths of a point */
    private static void border(CTBorder border, String colour, int eighths, int space) {
        border.setVal(STBorder.SINGLE);
        border.setColor(colour);
        border.setSz(BigInteger.valueOf(eighths));
        border.setSpace(BigInteger.valueOf(space));
    }

    private static BigInteger millimetres(double length) {
        return BigInteger.valueOf(Math.round(length * 1440 / 25.4));
    }
}
