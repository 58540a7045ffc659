package cn.chaozhou.forum.roster;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A sheet as it stands in a file, before anybody asks what it means.
 *
 * @param name of the sheet; of a csv file its file name without the ending
 * @param rows only those in which something stands
 */
record RawSheet(String name, List<Row> rows) {

    /**
     * A row.
     *
     * @param number as spreadsheets number it, from 1
     * @param cells by column, from 0; only those in which something stands
     */
    record Row(int number, Map<Integer, Cell> cells) {}

    /**
     * A cell's text, stripped.
     *
     * @param trouble why it can't be taken, as the end of a key of our texts; null where it can
     */
    record Cell(String text, @Nullable String trouble) {

        /** What a decoder puts where it can't read a byte. */
        private static final char UNREADABLE = '\uFFFD';

        static Cell of(String raw) {
            String text = raw.replaceAll("^[\\s\\u00A0\\u3000\\uFEFF\\u200B]+|[\\s\\u00A0\\u3000\\uFEFF\\u200B]+$", "");
            return new Cell(text, text.indexOf(UNREADABLE) >= 0 ? "encoding" : null);
        }

        boolean isEmpty() {
            return text.isEmpty() && trouble == null;
        }
    }
}
