package cn.chaozhou.forum.calendar;

import cn.chaozhou.forum.calendar.WorkingCalendar.Hours;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Reads one file a year (2026.csv: from, to, off|work, name). A file of the same name in the folder {@code calendar} of
 * the data folder replaces the packaged one, so a new year needs no release.
 */
@Configuration
class CalendarFiles {

    private static final Logger log = LoggerFactory.getLogger(CalendarFiles.class);
    private static final CSVFormat FORMAT = CSVFormat.DEFAULT
            .builder()
            .setCommentMarker('#')
            .setIgnoreSurroundingSpaces(true)
            .setIgnoreEmptyLines(true)
            .get();

    @Bean
    WorkingCalendar workingCalendar(
            @Value("${forum.calendar.zone}") ZoneId zone,
            @Value("${forum.calendar.hours}") List<String> hours,
            @Value("${forum.data}") Path data)
            throws IOException {
        Map<Integer, Resource> files = new TreeMap<>();
        for (Resource packaged : new PathMatchingResourcePatternResolver().getResources("classpath*:calendar/*.csv")) {
            files.put(yearOf(packaged), packaged);
        }
        Path folder = data.resolve("calendar");
        if (Files.isDirectory(folder)) {
            try (var own = Files.newDirectoryStream(folder, "*.csv")) {
                own.forEach(file -> files.put(yearOf(new FileSystemResource(file)), new FileSystemResource(file)));
            }
        }
        Map<LocalDate, Boolean> exceptions = new HashMap<>();
        for (Map.Entry<Integer, Resource> file : files.entrySet()) {
            read(file.getKey(), file.getValue(), exceptions);
        }
        log.info("working calendar: files for the years {}", files.keySet());
        return new WorkingCalendar(zone, files.keySet(), exceptions, parseHours(hours));
    }

    private static int yearOf(Resource file) {
        String name = String.valueOf(file.getFilename());
        if (!name.matches("\\d{4}\\.csv")) {
            throw new IllegalStateException("calendar file must be named by its year, such as 2027.csv: " + name);
        }
        return Integer.parseInt(name.substring(0, 4));
    }

    private static void read(int year, Resource file, Map<LocalDate, Boolean> exceptions) throws IOException {
        try (Reader reader = new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
            for (CSVRecord row : FORMAT.parse(reader)) {
                try {
                    LocalDate from = LocalDate.parse(row.get(0));
                    LocalDate to = LocalDate.parse(row.get(1));
                    boolean works = Map.of("off", false, "work", true).get(row.get(2));
                    if (from.getYear() != year || to.getYear() != year || to.isBefore(from)) {
                        throw new IllegalArgumentException("dates out of order or not in " + year);
                    }
                    from.datesUntil(to.plusDays(1)).forEach(day -> exceptions.put(day, works));
                } catch (RuntimeException e) {
                    throw new IllegalStateException(
                            "calendar file %s, line %d: expected 'from,to,off|work,name': %s"
                                    .formatted(file.getFilename(), row.getRecordNumber(), e.getMessage()),
                            e);
                }
            }
        }
    }

    private static List<Hours> parseHours(List<String> hours) {
        List<Hours> parsed = new ArrayList<>();
        for (String stretch : hours) {
            String[] ends = stretch.trim().split("-");
            if (ends.length != 2) {
                throw new IllegalStateException(
                        "forum.calendar.hours: expected HH:mm-HH:mm, got " + Arrays.toString(ends));
            }
            parsed.add(new Hours(LocalTime.parse(ends[0].trim()), LocalTime.parse(ends[1].trim())));
        }
        return parsed;
    }
}
