package cn.chaozhou.forum.paper;

import cn.chaozhou.forum.wording.Masks;
import cn.chaozhou.forum.wording.Texts;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.PageMargin;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFFont;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;

/**
 * A list as a sheet that people filter, sort and print: title, head that stays in view, one row each.
 *
 * <p>What people wrote is text and stays text: no cell is a formula, and each text carries the quote prefix, so that a
 * spreadsheet doesn't make a formula of {@code =…}, {@code +…}, {@code -…} or {@code @…} when somebody edits the cell.
 */
final class ListSheet<T> {

    /** A lamp, shown by its name on its colour. */
    record Lamp(String colour, String name) {}

    /** A part of a hundred. */
    record Percent(int value) {}

    /**
     * @param width in characters, of which a Chinese one takes two
     * @param value text, {@link Integer}, {@link Percent}, {@link LocalDate}, {@link LocalDateTime}, {@link Lamp} or null
     */
    record Column<T>(String head, int width, Function<T, @Nullable Object> value) {}

    private static final int HEAD_ROW = 1;

    /** Columns that stay in view beside the head: running number and number of the issue. */
    private static final int FROZEN_COLUMNS = 2;

    /** Heights in points; no row may be higher than a spreadsheet allows. */
    private static final float LINE = 15;

    private static final float PADDING = 6;
    private static final float HIGHEST = 409;

    /** In inches. */
    private static final double MARGIN = 0.4;

    private static final Map<String, IndexedColors> LAMPS = Map.of(
            "RED", IndexedColors.CORAL, "YELLOW", IndexedColors.LIGHT_YELLOW, "GREEN", IndexedColors.LIGHT_GREEN);

    private final XSSFWorkbook book;
    private final List<Column<T>> columns;

    ListSheet(XSSFWorkbook book, List<Column<T>> columns) {
        this.book = book;
        this.columns = columns;
    }

    void write(String name, String title, List<T> entries) {
        XSSFSheet sheet = book.createSheet(name);
        int last = columns.size() - 1;
        Row titleRow = sheet.createRow(0);
        titleRow.setHeightInPoints(36);
        text(titleRow.createCell(0), title, titleStyle());
        sheet.addMergedRegion(new CellRangeAddress(0, 0, 0, last));
        Row head = sheet.createRow(HEAD_ROW);
        head.setHeightInPoints(24);
        XSSFCellStyle headStyle = headStyle();
        for (int c = 0; c <= last; c++) {
            text(head.createCell(c), columns.get(c).head(), headStyle);
            sheet.setColumnWidth(c, columns.get(c).width() * 256);
        }
        Styles styles = new Styles();
        for (T entry : entries) {
            Row row = sheet.createRow(sheet.getLastRowNum() + 1);
            int lines = 1;
            for (int c = 0; c <= last; c++) {
                Object value = columns.get(c).value().apply(entry);
                fill(row.createCell(c), value, styles);
                if (value instanceof String text) {
                    lines = Math.max(lines, lines(text, columns.get(c).width()));
                }
            }
            row.setHeightInPoints(Math.min(LINE * lines + PADDING, HIGHEST));
        }
        sheet.createFreezePane(FROZEN_COLUMNS, HEAD_ROW + 1);
        sheet.setAutoFilter(new CellRangeAddress(HEAD_ROW, sheet.getLastRowNum(), 0, last));
        print(sheet);
    }

    /** As many as the text takes in a column of that width: LibreOffice doesn't fit the height of a row by itself. */
    private static int lines(String text, int width) {
        int room = width - 2;
        return text.strip()
                .lines()
                .mapToInt(line -> Math.max(1, (width(line) + room - 1) / room))
                .sum();
    }

    private static int width(String line) {
        return line.codePoints().map(c -> c < 128 ? 1 : 2).sum();
    }

    private static void print(XSSFSheet sheet) {
        sheet.setRepeatingRows(new CellRangeAddress(0, HEAD_ROW, -1, -1));
        sheet.setFitToPage(true);
        sheet.setHorizontallyCenter(true);
        sheet.setMargin(PageMargin.LEFT, MARGIN);
        sheet.setMargin(PageMargin.RIGHT, MARGIN);
        PrintSetup setup = sheet.getPrintSetup();
        setup.setPaperSize(PrintSetup.A4_PAPERSIZE);
        setup.setLandscape(true);
        setup.setFitWidth((short) 1);
        setup.setFitHeight((short) 0);
        sheet.getFooter().setCenter(Texts.of("paper.list.page"));
    }

    private void fill(Cell cell, @Nullable Object value, Styles styles) {
        if (value == null) {
            cell.setCellStyle(styles.text);
        } else if (value instanceof Integer number) {
            cell.setCellValue(number);
            cell.setCellStyle(styles.number);
        } else if (value instanceof Percent percent) {
            cell.setCellValue(percent.value() / 100.0);
            cell.setCellStyle(styles.percent);
        } else if (value instanceof LocalDate day) {
            cell.setCellValue(day);
            cell.setCellStyle(styles.day);
        } else if (value instanceof LocalDateTime moment) {
            cell.setCellValue(moment);
            cell.setCellStyle(styles.moment);
        } else if (value instanceof Lamp lamp) {
            text(cell, lamp.name(), styles.lamp(lamp.colour()));
        } else {
            text(cell, value.toString(), styles.text);
        }
    }

    /**
     * A list is passed around, so numbers of persons are masked. Without what a spreadsheet skips at the beginning:
     * nothing may hide in front of a formula.
     */
    private static void text(Cell cell, String text, XSSFCellStyle style) {
        cell.setCellValue(Masks.text(text.strip()));
        cell.setCellStyle(style);
    }

    private XSSFCellStyle titleStyle() {
        XSSFCellStyle style = textStyle();
        style.setFont(font("paper.font.title", 18));
        style.setAlignment(HorizontalAlignment.CENTER);
        return style;
    }

    private XSSFCellStyle headStyle() {
        XSSFCellStyle style = bordered(textStyle());
        style.setFont(font("paper.font.heading", 11));
        style.setAlignment(HorizontalAlignment.CENTER);
        style.setFillForegroundColor(IndexedColors.GREY_25_PERCENT.getIndex());
        style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
        return style;
    }

    private XSSFCellStyle textStyle() {
        XSSFCellStyle style = book.createCellStyle();
        style.setVerticalAlignment(VerticalAlignment.CENTER);
        style.setWrapText(true);
        style.setQuotePrefixed(true);
        style.setDataFormat(book.createDataFormat().getFormat("@"));
        return style;
    }

    private static XSSFCellStyle bordered(XSSFCellStyle style) {
        style.setBorderTop(BorderStyle.THIN);
        style.setBorderBottom(BorderStyle.THIN);
        style.setBorderLeft(BorderStyle.THIN);
        style.setBorderRight(BorderStyle.THIN);
        return style;
    }

    private XSSFFont font(String key, int points) {
        XSSFFont font = book.createFont();
        font.setFontName(Texts.of(key));
        font.setFontHeightInPoints((short) points);
        return font;
    }

    /** The looks of the cells of a sheet; each is made once. */
    private final class Styles {

        private final XSSFFont font = font("paper.font.page", 11);
        private final XSSFCellStyle text = cell(textStyle());
        private final XSSFCellStyle number = figure("0");
        private final XSSFCellStyle percent = figure("0%");
        private final XSSFCellStyle day = figure("yyyy-mm-dd");
        private final XSSFCellStyle moment = figure("yyyy-mm-dd hh:mm");
        private final Map<String, XSSFCellStyle> lamps = new HashMap<>();

        private XSSFCellStyle cell(XSSFCellStyle style) {
            style.setFont(font);
            return bordered(style);
        }

        private XSSFCellStyle figure(String format) {
            XSSFCellStyle style = cell(book.createCellStyle());
            style.setDataFormat(book.createDataFormat().getFormat(format));
            style.setAlignment(HorizontalAlignment.CENTER);
            style.setVerticalAlignment(VerticalAlignment.CENTER);
            return style;
        }

        private XSSFCellStyle lamp(String colour) {
            return lamps.computeIfAbsent(colour, name -> {
                XSSFCellStyle style = cell(textStyle());
                style.setAlignment(HorizontalAlignment.CENTER);
                IndexedColors fill = LAMPS.get(name);
                if (fill != null) {
                    style.setFillForegroundColor(fill.getIndex());
                    style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
                }
                return style;
            });
        }
    }
}
