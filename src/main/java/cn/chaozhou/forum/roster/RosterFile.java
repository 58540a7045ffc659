package cn.chaozhou.forum.roster;

import cn.chaozhou.forum.wording.Texts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads a file and tells which of its sheets holds which kind of rows. */
final class RosterFile {

    /** How a workbook begins, of Excel 2007 and of Excel 97. */
    private static final byte[] PACKED = {'P', 'K'};

    private static final byte[] OLD = {(byte) 0xD0, (byte) 0xCF};

    private RosterFile() {}

    /**
     * The tables, every kind before those that name it.
     *
     * @param name of the file: a csv file's kind where its head leaves it open
     * @param faults to which what can't be read is added
     */
    static List<RosterTable> read(byte[] content, String name, RosterSettings settings, List<Fault> faults) {
        if (content.length == 0) {
            throw Unreadable.because("empty");
        }
        if (begins(content, OLD)) {
            throw Unreadable.because("xls");
        }
        List<RosterTable> tables = new ArrayList<>();
        if (begins(content, PACKED)) {
            XlsxFile.read(content, settings).forEach(sheet -> sheet(sheet, tables, faults));
        } else {
            RawSheet sheet = CsvFile.read(content, name, settings);
            kindOf(sheet, faults)
                    .flatMap(kind -> RosterTable.of(kind, sheet, faults))
                    .ifPresent(tables::add);
        }
        tables.sort(Comparator.comparing(RosterTable::kind));
        return tables;
    }

    private static void sheet(RawSheet sheet, List<RosterTable> tables, List<Fault> faults) {
        Optional<RosterKind> kind = RosterKind.titled(sheet.name());
        if (kind.isPresent()) {
            RosterTable.of(kind.get(), sheet, faults).ifPresent(tables::add);
        } else if (!sheet.rows().isEmpty() && !sheet.name().equals(Texts.of("roster.notes.sheet"))) {
            faults.add(new Fault(
                    sheet.name(),
                    sheet.rows().get(0).number(),
                    "",
                    "",
                    Texts.of("roster.sheet.unknown", titles(Stream.of(RosterKind.values())))));
        }
    }

    /** By what stands in its head, and by its name where several kinds have such a head. */
    private static Optional<RosterKind> kindOf(RawSheet sheet, List<Fault> faults) {
        if (sheet.rows().isEmpty()) {
            throw Unreadable.because("empty");
        }
        RawSheet.Row head = sheet.rows().get(0);
        Set<String> titles =
                head.cells().values().stream().map(RawSheet.Cell::text).collect(Collectors.toSet());
        int best = Stream.of(RosterKind.values())
                .mapToInt(kind -> fit(kind, titles))
                .max()
                .orElse(0);
        List<RosterKind> fitting = Stream.of(RosterKind.values())
                .filter(kind -> fit(kind, titles) == best)
                .toList();
        List<RosterKind> found = preferred(preferred(fitting, kind -> isWhole(kind, titles)), kind -> sheet.name()
                .contains(kind.title()));
        if (best > 0 && found.size() == 1) {
            return Optional.of(found.get(0));
        }
        boolean unreadable = head.cells().values().stream().anyMatch(cell -> "encoding".equals(cell.trouble()));
        faults.add(new Fault(
                sheet.name(),
                head.number(),
                "A",
                "",
                unreadable
                        ? Texts.of("roster.cell.encoding")
                        : best == 0
                                ? Texts.of("roster.head.noKind")
                                : Texts.of("roster.head.manyKinds", titles(found.stream()))));
        return Optional.empty();
    }

    private static List<RosterKind> preferred(List<RosterKind> kinds, Predicate<RosterKind> which) {
        List<RosterKind> better = kinds.stream().filter(which).toList();
        return better.isEmpty() ? kinds : better;
    }

    private static boolean isWhole(RosterKind kind, Set<String> titles) {
        return kind.columns().stream().filter(RosterKind.Column::required).allMatch(column -> isThere(column, titles));
    }

    private static boolean isThere(RosterKind.Column column, Set<String> titles) {
        return titles.stream().anyMatch(title -> column.title().equals(title) || column.isAlso(title));
    }

    private static int fit(RosterKind kind, Set<String> titles) {
        return (int) kind.columns().stream()
                .filter(column -> isThere(column, titles))
                .count();
    }

    private static String titles(Stream<RosterKind> kinds) {
        return kinds.map(RosterKind::title).collect(Collectors.joining(Texts.of("roster.and")));
    }

    private static boolean begins(byte[] content, byte[] mark) {
        return content.length >= mark.length && content[0] == mark[0] && content[1] == mark[1];
    }
}
