package cn.chaozhou.forum.privacy;

import cn.chaozhou.forum.wording.Texts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** What is kept of one person as a workbook that the person can be given: one row a place, unmasked. */
@Component
class SubjectSheet {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");

    /** Widths in characters, of which a Chinese one takes two. */
    private static final int[] WIDTHS = {8, 22, 22, 18, 70, 18};

    private final ZoneId zone;

    SubjectSheet(@Value("${forum.calendar.zone}") ZoneId zone) {
        this.zone = zone;
    }

    byte[] write(List<Trace> traces) {
        try (SXSSFWorkbook book = new SXSSFWorkbook();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            Sheet sheet = book.createSheet(Texts.of("privacy.sheet"));
            CellStyle text = text(book);
            String[] heads = Texts.of("privacy.sheet.columns").split(",");
            write(sheet.createRow(0), head(book), heads);
            for (int c = 0; c < heads.length; c++) {
                sheet.setColumnWidth(c, WIDTHS[c] * 256);
            }
            for (Trace trace : traces) {
                int number = sheet.getLastRowNum() + 1;
                write(
                        sheet.createRow(number),
                        text,
                        String.valueOf(number),
                        trace.source(),
                        trace.key(),
                        moment(trace.at()),
                        trace.content(),
                        Texts.of("privacy.fate." + trace.fate()));
            }
            sheet.createFreezePane(0, 1);
            sheet.setAutoFilter(new CellRangeAddress(0, traces.size(), 0, heads.length - 1));
            book.write(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private @Nullable String moment(@Nullable Instant at) {
        return at == null ? null : MOMENT.format(at.atZone(zone));
    }

    private static void write(Row row, CellStyle style, @Nullable String... values) {
        for (int c = 0; c < values.length; c++) {
            row.createCell(c).setCellValue(values[c] == null ? "" : values[c]);
            row.getCell(c).setCellStyle(style);
        }
    }

    /** What people wrote stays text, also when somebody edits the cell: never a formula. */
    private static CellStyle text(SXSSFWorkbook book) {
        XSSFCellStyle style = (XSSFCellStyle) book.createCellStyle();
        style.setWrapText(true);
        style.setQuotePrefixed(true);
        return style;
    }

    private static CellStyle head(SXSSFWorkbook book) {
        CellStyle style = text(book);
        Font bold = book.createFont();
        bold.setBold(true);
        style.setFont(bold);
        return style;
    }
}
