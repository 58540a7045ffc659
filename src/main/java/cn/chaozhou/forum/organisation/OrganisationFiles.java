package cn.chaozhou.forum.organisation;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads departments.csv, units.csv and towns.csv into tables that are empty: the first start's beginning, which pages and
 * imports change from then on. A file of the same name in the folder {@code organisation} of the data folder replaces the
 * packaged one.
 */
@Component
class OrganisationFiles {

    private static final CSVFormat FORMAT = CSVFormat.DEFAULT
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setIgnoreSurroundingSpaces(true)
            .setIgnoreEmptyLines(true)
            .get();

    private final JdbcClient jdbc;
    private final Path folder;

    OrganisationFiles(JdbcClient jdbc, @Value("${forum.data}") Path data) {
        this.jdbc = jdbc;
        this.folder = data.resolve("organisation");
    }

    void load() throws IOException {
        for (CSVRecord row : rows("departments.csv")) {
            save("department", row.get("dept_code"), "name", row.get("department"));
        }
        Map<String, String> unitCodes = new HashMap<>();
        for (CSVRecord row : rows("units.csv")) {
            String department = row.get("dept_code");
            unitCodes.put(row.get("unit"), row.get("unit_code"));
            save(
                    "dispatching_unit",
                    row.get("unit_code"),
                    "name",
                    row.get("unit"),
                    "is_sample",
                    "yes".equals(row.get("unit_is_sample")),
                    "department",
                    department.isEmpty() ? null : department);
        }
        for (CSVRecord row : rows("towns.csv")) {
            save("county", row.get("county_code"), "name", row.get("county"));
            String unit = unitCodes.get(row.get("dispatching_unit"));
            if (unit == null) {
                throw new IllegalStateException("towns.csv, row %d: dispatching unit '%s' is not in units.csv"
                        .formatted(row.getRecordNumber(), row.get("dispatching_unit")));
            }
            save("team", row.get("town_code"), "town", row.get("town"), "county", row.get("county_code"), "unit", unit);
        }
    }

    /** Rows of people.csv (user, post, role, organisation); none is packaged: real people are the office's own file. */
    List<CSVRecord> people() throws IOException {
        return Files.exists(folder.resolve("people.csv")) ? rows("people.csv") : List.of();
    }

    private List<CSVRecord> rows(String name) throws IOException {
        Path own = folder.resolve(name);
        Resource file = Files.exists(own) ? new FileSystemResource(own) : new ClassPathResource("organisation/" + name);
        try (Reader reader = new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
            return FORMAT.parse(reader).getRecords();
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(name + ": " + e.getMessage(), e);
        }
    }

    /** Updates the row of that code, or adds it. */
    private void save(String table, String code, Object... columnsAndValues) {
        StringBuilder set = new StringBuilder();
        StringBuilder columns = new StringBuilder("code");
        StringBuilder marks = new StringBuilder(":code");
        Map<String, Object> params = new HashMap<>(Map.of("code", code));
        for (int i = 0; i < columnsAndValues.length; i += 2) {
            String column = (String) columnsAndValues[i];
            set.append(i == 0 ? "" : ", ").append(column).append(" = :").append(column);
            columns.append(", ").append(column);
            marks.append(", :").append(column);
            params.put(column, columnsAndValues[i + 1]);
        }
        if (jdbc.sql("update " + table + " set " + set + " where code = :code")
                        .params(params)
                        .update()
                == 0) {
            jdbc.sql("insert into " + table + " (" + columns + ") values (" + marks + ")")
                    .params(params)
                    .update();
        }
    }
}
