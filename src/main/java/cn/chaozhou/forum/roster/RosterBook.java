package cn.chaozhou.forum.roster;

import cn.chaozhou.forum.wording.Texts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFFont;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;

/** Writes the files that an import reads: a workbook with a sheet a kind, a csv file of one kind, and the template. */
final class RosterBook {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    /** In characters, of which a Chinese one takes two. */
    private static final int WIDTH = 20;

    private static final int NOTES_WIDTH = 100;

    private RosterBook() {}

    static byte[] workbook(Function<RosterKind, List<List<@Nullable Object>>> rows) {
        try (XSSFWorkbook book = new XSSFWorkbook()) {
            sheets(book, rows);
            return bytes(book);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Notes on how to fill in, and of each kind the head and a row that shows it, which an import leaves out. */
    static byte[] template() {
        try (XSSFWorkbook book = new XSSFWorkbook()) {
            XSSFSheet notes = book.createSheet(Texts.of("roster.notes.sheet"));
            notes.setColumnWidth(0, NOTES_WIDTH * 256);
            XSSFCellStyle wrapped = textStyle(book);
            wrapped.setWrapText(true);
            for (String line : Texts.of("roster.notes").split("\n")) {
                Cell cell = notes.createRow(notes.getPhysicalNumberOfRows()).createCell(0);
                cell.setCellValue(line);
                cell.setCellStyle(wrapped);
            }
            sheets(
                    book,
                    kind -> List.of(List.of(
                            (Object[]) Texts.of("roster.example." + kind.key()).split(",", -1))));
            return bytes(book);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] csv(RosterKind kind, List<List<@Nullable Object>> rows) {
        StringBuilder text = new StringBuilder().append(BYTE_ORDER_MARK);
        try (CSVPrinter csv = new CSVPrinter(text, CSVFormat.EXCEL)) {
            csv.printRecord(kind.columns().stream().map(RosterKind.Column::title));
            for (List<@Nullable Object> row : rows) {
                csv.printRecord(row.stream().map(value -> value == null ? "" : CsvFile.guarded(value.toString())));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void sheets(XSSFWorkbook book, Function<RosterKind, List<List<@Nullable Object>>> rows) {
        XSSFCellStyle head = headStyle(book);
        XSSFCellStyle text = textStyle(book);
        XSSFCellStyle day = book.createCellStyle();
        day.setDataFormat(book.createDataFormat().getFormat("yyyy-mm-dd"));
        for (RosterKind kind : RosterKind.values()) {
            XSSFSheet sheet = book.createSheet(kind.title());
            Row first = sheet.createRow(0);
            for (RosterKind.Column column : kind.columns()) {
                Cell cell = first.createCell(Math.max(0, first.getLastCellNum()));
                cell.setCellValue(column.title());
                cell.setCellStyle(head);
                sheet.setColumnWidth(cell.getColumnIndex(), WIDTH * 256);
                // What is typed into an empty row is text, too: no day or telephone is rewritten by the spreadsheet.
                sheet.setDefaultColumnStyle(cell.getColumnIndex(), text);
            }
            for (List<@Nullable Object> values : rows.apply(kind)) {
                Row row = sheet.createRow(sheet.getLastRowNum() + 1);
                for (int column = 0; column < values.size(); column++) {
                    fill(row.createCell(column), values.get(column), text, day);
                }
            }
            sheet.createFreezePane(0, 1);
        }
    }

    private static void fill(Cell cell, @Nullable Object value, XSSFCellStyle text, XSSFCellStyle day) {
        cell.setCellStyle(value instanceof LocalDate ? day : text);
        if (value instanceof LocalDate date) {
            cell.setCellValue(date);
        } else if (value != null) {
            cell.setCellValue(value.toString());
        }
    }

    private static XSSFCellStyle headStyle(XSSFWorkbook book) {
        XSSFFont bold = book.createFont();
        bold.setBold(true);
        XSSFCellStyle style = book.createCellStyle();
        style.setFont(bold);
        style.setFillForegroundColor(IndexedColors.GREY_25_PERCENT.getIndex());
        style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
        return style;
    }

    /** The quote prefix keeps a spreadsheet from making a formula of text when somebody edits the cell. */
    private static XSSFCellStyle textStyle(XSSFWorkbook book) {
        XSSFCellStyle style = book.createCellStyle();
        style.setDataFormat(book.createDataFormat().getFormat("@"));
        style.setQuotePrefixed(true);
        return style;
    }

    private static byte[] bytes(XSSFWorkbook book) throws IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        book.write(content);
        return content.toByteArray();
    }
}
