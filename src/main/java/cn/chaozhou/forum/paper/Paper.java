package cn.chaozhou.forum.paper;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stands in an official paper from top to bottom, whatever it is printed with.
 *
 * @param type how closely it is set
 * @param mark issuing mark (发文机关标志) in red; empty where the office prints on paper that bears it
 * @param number document number, for example 督办〔2026〕12号
 * @param recipient the unit it goes to (主送机关), with its colon; empty where it goes to nobody in particular
 * @param date in words, for example 2026年11月26日
 * @param note what a reader has to know of today (附注), or null
 * @param copyTo who gets a copy (抄送机关), with the word for it, or null
 */
record Paper(
        Type type,
        String mark,
        String number,
        String title,
        String recipient,
        List<Line> body,
        String issuer,
        String date,
        @Nullable String note,
        @Nullable String copyTo) {

    /**
     * How the type area of 156 mm × 225 mm is filled.
     *
     * @param points size of the type of the body
     * @param line height of a line, in points
     * @param characters in a line
     * @param narrower twentieths of a point taken off each character, so that so many fill the line. A grid of characters
     *     would do the same in Word, but LibreOffice gives a character two cells of a grid that is narrower than it
     */
    record Type(String style, int points, double line, int characters, int narrower) {

        /** As GB/T 9704-2012 asks: 三号, 22 lines of 28. */
        static final Type OFFICIAL = new Type("official", 16, 28.95, 28, 5);

        /** What has to go on one page: 小四, 35 lines of 37. */
        static final Type CLOSE = new Type("close", 12, 18, 37, 1);

        /** Width of a character, in twentieths of a point. */
        int character() {
            return 20 * points - narrower;
        }
    }

    /**
     * A paragraph of the body.
     *
     * @param lead words at its beginning that stand out: the whole of a heading, the name of an item
     */
    record Line(boolean isHeading, String lead, String text) {

        static Line heading(String words) {
            return new Line(true, words, "");
        }

        static Line item(String lead, String text) {
            return new Line(false, lead, text);
        }

        static Line text(String text) {
            return new Line(false, "", text);
        }
    }
}
