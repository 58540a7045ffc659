package cn.chaozhou.forum.paper;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stands in an official paper from top to bottom, whatever it is printed with.
 *
 * @param mark issuing mark (发文机关标志) in red; empty where the office prints on paper that bears it
 * @param number document number, for example 督办〔2026〕12号
 * @param recipient the unit it goes to (主送机关), with its colon
 * @param date in words, for example 2026年11月26日
 * @param note what a reader has to know of today (附注), or null
 * @param copyTo who gets a copy (抄送机关), with the word for it, or null
 */
record Paper(
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
