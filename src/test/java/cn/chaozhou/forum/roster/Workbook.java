package cn.chaozhou.forum.roster;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** A workbook in which a test changes cells as somebody in an office would. */
final class Workbook {

    private final XSSFWorkbook book;

    Workbook(byte[] content) throws IOException {
        book = new XSSFWorkbook(new ByteArrayInputStream(content));
    }

    /** @param at for example B10; a text, null for nothing */
    Workbook put(String sheet, String at, String text) {
        Cell cell = cell(sheet, at);
        if (text == null) {
            cell.setBlank();
        } else {
            cell.setCellValue(text);
        }
        return this;
    }

    Cell cell(String sheet, String at) {
        CellReference place = new CellReference(at);
        Sheet in = book.getSheet(sheet) == null ? book.createSheet(sheet) : book.getSheet(sheet);
        Row row = in.getRow(place.getRow()) == null ? in.createRow(place.getRow()) : in.getRow(place.getRow());
        return row.getCell(place.getCol()) == null ? row.createCell(place.getCol()) : row.getCell(place.getCol());
    }

    /** A whole row of text, from column A on. */
    Workbook row(String sheet, int number, String... texts) {
        for (int column = 0; column < texts.length; column++) {
            put(sheet, CellReference.convertNumToColString(column) + number, texts[column]);
        }
        return this;
    }

    /** Number of the first row below all others. */
    int below(String sheet) {
        return book.getSheet(sheet).getLastRowNum() + 2;
    }

    /** Row in which the text stands in that column. */
    int find(String sheet, int column, String text) {
        for (Row row : book.getSheet(sheet)) {
            Cell cell = row.getCell(column);
            if (cell != null && cell.toString().equals(text)) {
                return row.getRowNum() + 1;
            }
        }
        throw new AssertionError("no " + text + " in " + sheet);
    }

    Workbook without(String sheet) {
        book.removeSheetAt(book.getSheetIndex(sheet));
        return this;
    }

    byte[] bytes() throws IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        book.write(content);
        return content.toByteArray();
    }
}
