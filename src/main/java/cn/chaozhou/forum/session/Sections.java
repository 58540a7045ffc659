package cn.chaozhou.forum.session;

import cn.chaozhou.forum.wording.Texts;
import java.util.List;

/** Fits texts into the room they have, at the end of a sentence or line and never in silence. */
final class Sections {

    /** The engine's text column, and what the forms accept. */
    static final int SECTION = 4000;

    private static final String MORE = Texts.of("session.more");

    private Sections() {}

    static String excerpt(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length - 1) + "…";
    }

    /** The lines as one section; where they are too long, the last ones are left out and the section says so. */
    static String section(List<String> lines) {
        String all = String.join("\n", lines);
        if (all.length() <= SECTION) {
            return all;
        }
        StringBuilder text = new StringBuilder();
        for (String line : lines) {
            if (text.length() + line.length() + 1 + MORE.length() > SECTION) {
                break;
            }
            text.append(line).append('\n');
        }
        return text.append(MORE).toString();
    }
}
