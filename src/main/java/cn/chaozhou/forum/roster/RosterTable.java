package cn.chaozhou.forum.roster;

import cn.chaozhou.forum.wording.Texts;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.poi.ss.util.CellReference;
import org.jspecify.annotations.Nullable;

/** A sheet whose head has been understood: its cells by what they hold, and where to point when one is wrong. */
final class RosterTable {

    private final RosterKind kind;
    private final RawSheet sheet;
    private final List<Fault> faults;
    private final Map<String, Integer> places = new LinkedHashMap<>();
    private final List<Line> lines = new ArrayList<>();

    private RosterTable(RosterKind kind, RawSheet sheet, List<Fault> faults) {
        this.kind = kind;
        this.sheet = sheet;
        this.faults = faults;
    }

    /** Empty where the head is such that the rows can't be told; why is among the faults then. */
    static Optional<RosterTable> of(RosterKind kind, RawSheet sheet, List<Fault> faults) {
        RosterTable table = new RosterTable(kind, sheet, faults);
        if (sheet.rows().isEmpty() || !table.readHead(sheet.rows().get(0))) {
            return Optional.empty();
        }
        table.readLines();
        return Optional.of(table);
    }

    RosterKind kind() {
        return kind;
    }

    List<Line> lines() {
        return lines;
    }

    private boolean readHead(RawSheet.Row head) {
        boolean told = true;
        for (Map.Entry<Integer, RawSheet.Cell> cell : head.cells().entrySet()) {
            String title = cell.getValue().text();
            Optional<RosterKind.Column> column = kind.columns().stream()
                    .filter(known -> known.title().equals(title) || known.isAlso(title))
                    .findFirst();
            if (cell.getValue().trouble() != null) {
                fault(
                        head.number(),
                        cell.getKey(),
                        "",
                        Texts.of("roster.cell." + cell.getValue().trouble()));
                return false;
            } else if (column.isEmpty()) {
                fault(head.number(), cell.getKey(), title, Texts.of("roster.head.unknown", kind.title(), titles()));
            } else if (places.putIfAbsent(column.get().field(), cell.getKey()) != null) {
                fault(head.number(), cell.getKey(), title, Texts.of("roster.head.twice"));
            }
        }
        for (RosterKind.Column column : kind.columns()) {
            if (column.required() && !places.containsKey(column.field())) {
                faults.add(new Fault(
                        sheet.name(),
                        head.number(),
                        "",
                        column.title(),
                        Texts.of("roster.head.missing", column.title())));
                told = false;
            }
        }
        return told;
    }

    private String titles() {
        return String.join(
                Texts.of("roster.and"),
                kind.columns().stream().map(RosterKind.Column::title).toList());
    }

    private void readLines() {
        Set<Integer> headed = sheet.rows().get(0).cells().keySet();
        Set<Integer> headless = new TreeSet<>();
        for (RawSheet.Row row : sheet.rows().subList(1, sheet.rows().size())) {
            if (isExample(row)) {
                continue;
            }
            row.cells().keySet().stream()
                    .filter(column -> !headed.contains(column) && headless.add(column))
                    .forEach(column -> fault(row.number(), column, "", Texts.of("roster.head.none")));
            lines.add(new Line(row));
        }
    }

    /** The template's row that only shows how to fill in. */
    private static boolean isExample(RawSheet.Row row) {
        return row.cells().values().stream()
                .findFirst()
                .filter(cell -> cell.text().startsWith(Texts.of("roster.example")))
                .isPresent();
    }

    private void fault(int row, int column, String header, String advice) {
        faults.add(new Fault(sheet.name(), row, CellReference.convertNumToColString(column), header, advice));
    }

    /** A row of it. */
    final class Line {

        private final RawSheet.Row row;
        private final Set<String> faulty = new HashSet<>();

        private Line(RawSheet.Row row) {
            this.row = row;
            places.forEach((field, place) -> {
                RawSheet.Cell cell = row.cells().get(place);
                if (cell != null && cell.trouble() != null) {
                    fault(field, Texts.of("roster.cell." + cell.trouble()));
                }
            });
        }

        int number() {
            return row.number();
        }

        String sheet() {
            return sheet.name();
        }

        /** Whether the sheet has that column at all; what it doesn't have stays as it is. */
        boolean has(String field) {
            return places.containsKey(field);
        }

        /** Empty where nothing stands, or nothing that can be taken. */
        String text(String field) {
            RawSheet.Cell cell = has(field) ? row.cells().get(places.get(field)) : null;
            return cell == null || cell.trouble() != null ? "" : cell.text();
        }

        @Nullable
        String textOrNull(String field) {
            String text = text(field);
            return text.isEmpty() ? null : text;
        }

        /** Null where nothing stands; a fault where it is no day. */
        @Nullable
        LocalDate day(String field) {
            String text = text(field);
            Optional<LocalDate> day = Days.read(text);
            if (day.isEmpty() && !text.isEmpty()) {
                fault(field, Texts.of("roster.cell.day", text));
            }
            return day.orElse(null);
        }

        /** False where nothing stands; a fault where it is neither yes nor no. */
        boolean flag(String field) {
            String text = text(field);
            boolean yes = text.equals(Texts.of("organisation.yes"));
            if (!yes && !text.isEmpty() && !text.equals(Texts.of("organisation.no"))) {
                fault(field, Texts.of("roster.cell.flag", text));
            }
            return yes;
        }

        /** One fault a cell; what its rules say of a cell that can't be read isn't told besides. */
        void fault(String field, String advice) {
            if (faulty.add(field)) {
                RosterKind.Column column = kind.columns().stream()
                        .filter(known -> known.field().equals(field))
                        .findFirst()
                        .orElseThrow();
                Integer place = places.get(field);
                faults.add(new Fault(
                        sheet.name(),
                        row.number(),
                        place == null ? "" : CellReference.convertNumToColString(place),
                        place == null
                                ? column.title()
                                : Objects.requireNonNull(
                                                sheet.rows().get(0).cells().get(place))
                                        .text(),
                        advice));
            }
        }

        boolean isFaulty() {
            return !faulty.isEmpty();
        }
    }
}
