package cn.chaozhou.forum.roster;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Text files of comma separated values in UTF-8, with or without byte order mark; bytes of another encoding are found cell
 * by cell.
 *
 * <p>A spreadsheet takes text that begins like a formula for one, so such text is written behind an apostrophe, which is
 * taken away again here.
 */
final class CsvFile {

    /** A quote that nobody closes would swallow the rest of the file. */
    private static final CSVFormat FORMAT =
            CSVFormat.EXCEL.builder().setLenientEof(false).get();

    /** How a formula begins, behind apostrophes that an export may have put there. */
    private static final String FORMULA = "^'*[=+\\-@\\t\\r](?s:.*)";

    private CsvFile() {}

    static RawSheet read(byte[] content, String name, RosterSettings settings) {
        String text = new String(content, StandardCharsets.UTF_8);
        List<RawSheet.Row> rows = new ArrayList<>();
        try (CSVParser parser = FORMAT.parse(new StringReader(text))) {
            for (CSVRecord line : parser) {
                if (line.size() > settings.columns()) {
                    throw Unreadable.because("columns", settings.columns());
                }
                Map<Integer, RawSheet.Cell> cells = cells(line);
                if (!cells.isEmpty()) {
                    rows.add(new RawSheet.Row((int) line.getRecordNumber(), cells));
                }
                if (rows.size() > settings.rows()) {
                    throw Unreadable.because("rows", settings.rows());
                }
            }
        } catch (IOException | UncheckedIOException | IllegalStateException e) {
            throw Unreadable.because(
                    "csv", rows.isEmpty() ? 1 : rows.get(rows.size() - 1).number() + 1);
        }
        return new RawSheet(name.replaceAll("(?i)\\.(csv|txt)$", ""), rows);
    }

    private static Map<Integer, RawSheet.Cell> cells(CSVRecord line) {
        Map<Integer, RawSheet.Cell> cells = new LinkedHashMap<>();
        for (int column = 0; column < line.size(); column++) {
            RawSheet.Cell cell = RawSheet.Cell.of(line.get(column));
            if (cell.text().startsWith("=")) {
                cell = new RawSheet.Cell(cell.text(), "formula");
            } else if (cell.text().matches(FORMULA) && cell.text().startsWith("'")) {
                cell = new RawSheet.Cell(cell.text().substring(1), cell.trouble());
            }
            if (!cell.isEmpty()) {
                cells.put(column, cell);
            }
        }
        return cells;
    }

    /** The text as an export writes it. */
    static String guarded(String text) {
        return text.matches(FORMULA) ? "'" + text : text;
    }
}
