package cn.chaozhou.forum.benchmark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A table in Markdown, to be printed and kept. */
final class Table {

    private final String title;
    private final List<List<String>> rows = new ArrayList<>();

    Table(String title, String... columns) {
        this.title = title;
        rows.add(List.of(columns));
    }

    /** Decimal numbers get as many digits as they deserve. */
    void row(Object... cells) {
        List<String> row = Arrays.stream(cells).map(Table::text).toList();
        rows.add(row);
        // A table can take long: whoever waits sees what is there.
        System.out.println(row);
    }

    private static String text(Object cell) {
        return cell instanceof Double number
                ? String.format(number < 10 ? "%.2f" : number < 100 ? "%.1f" : "%.0f", number)
                : String.valueOf(cell);
    }

    void print() {
        int[] widths = IntStream.range(0, rows.get(0).size())
                .map(column -> rows.stream()
                        .mapToInt(row -> row.get(column).length())
                        .max()
                        .orElse(0))
                .toArray();
        List<String> lines =
                new ArrayList<>(rows.stream().map(row -> line(row, widths)).toList());
        lines.add(1, Arrays.stream(widths).mapToObj("-"::repeat).collect(Collectors.joining(" | ", "| ", " |")));
        System.out.println("\n" + title + "\n\n" + String.join("\n", lines) + "\n");
    }

    private static String line(List<String> row, int[] widths) {
        return IntStream.range(0, widths.length)
                .mapToObj(column -> column == 0
                        ? String.format("%-" + widths[column] + "s", row.get(column))
                        : String.format("%" + widths[column] + "s", row.get(column)))
                .collect(Collectors.joining(" | ", "| ", " |"));
    }
}
