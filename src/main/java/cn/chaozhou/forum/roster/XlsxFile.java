package cn.chaozhou.forum.roster;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipInputStream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * Workbooks of Excel 2007 and later. Nothing in them is calculated, and nothing outside of them is opened; the parser of
 * their XML knows no document types.
 */
final class XlsxFile {

    private static final int MOST_PARTS = 1000;

    private XlsxFile() {}

    static List<RawSheet> read(byte[] content, RosterSettings settings) {
        weigh(content, settings);
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(content))) {
            List<RawSheet> sheets = new ArrayList<>();
            int rows = 0;
            for (Sheet sheet : book) {
                RawSheet raw = new RawSheet(sheet.getSheetName().strip(), rows(sheet, settings));
                rows += raw.rows().size();
                sheets.add(raw);
            }
            if (rows > settings.rows()) {
                throw Unreadable.because("rows", settings.rows());
            }
            return sheets;
        } catch (cn.chaozhou.forum.engine.InputRefused e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw Unreadable.because("xlsx");
        }
    }

    /** Unpacks it once without keeping anything: what doesn't fit is never parsed. */
    private static void weigh(byte[] content, RosterSettings settings) {
        long cap = settings.unpacked().toBytes();
        byte[] chunk = new byte[8192];
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(content))) {
            int parts = 0;
            long size = 0;
            while (zip.getNextEntry() != null) {
                if (++parts > MOST_PARTS) {
                    throw Unreadable.because("xlsx");
                }
                for (int read = zip.read(chunk); read >= 0; read = zip.read(chunk)) {
                    size += read;
                    if (size > cap) {
                        throw Unreadable.because("unpacked", settings.unpacked().toMegabytes());
                    }
                }
            }
        } catch (IOException e) {
            throw Unreadable.because("xlsx");
        }
    }

    private static List<RawSheet.Row> rows(Sheet sheet, RosterSettings settings) {
        List<RawSheet.Row> rows = new ArrayList<>();
        for (Row row : sheet) {
            Map<Integer, RawSheet.Cell> cells = new LinkedHashMap<>();
            for (Cell cell : row) {
                RawSheet.Cell raw = cell(cell);
                if (raw.isEmpty()) {
                    continue;
                }
                if (cell.getColumnIndex() >= settings.columns()) {
                    throw Unreadable.because("columns", settings.columns());
                }
                cells.put(cell.getColumnIndex(), raw);
            }
            if (!cells.isEmpty()) {
                rows.add(new RawSheet.Row(row.getRowNum() + 1, cells));
            }
        }
        return rows;
    }

    private static RawSheet.Cell cell(Cell cell) {
        return switch (cell.getCellType()) {
            case STRING -> RawSheet.Cell.of(cell.getStringCellValue());
            case NUMERIC -> RawSheet.Cell.of(number(cell));
            case BOOLEAN -> RawSheet.Cell.of(String.valueOf(cell.getBooleanCellValue()));
            case FORMULA -> new RawSheet.Cell("=" + cell.getCellFormula(), "formula");
            case ERROR -> new RawSheet.Cell("", "error");
            default -> RawSheet.Cell.of("");
        };
    }

    private static String number(Cell cell) {
        double value = cell.getNumericCellValue();
        return DateUtil.isCellDateFormatted(cell) && DateUtil.isValidExcelDate(value)
                ? cell.getLocalDateTimeCellValue().toLocalDate().toString()
                : new BigDecimal(value).stripTrailingZeros().toPlainString();
    }
}
