package cn.chaozhou.forum.paper;

import cn.chaozhou.forum.paper.Paper.Line;
import cn.chaozhou.forum.wording.Texts;
import java.util.ArrayList;
import java.util.List;

/** Lines of a body, numbered as the office does: 一、（一）（二）二、（一） … */
final class Body {

    private static final String ORDINALS = Texts.of("paper.ordinals");

    final List<Line> lines = new ArrayList<>();
    private int headings;
    private int items;

    void text(String text) {
        lines.add(Line.text(text));
    }

    void heading(String words) {
        lines.add(Line.heading(Texts.of("paper.heading", ORDINALS.charAt(headings++), words)));
        items = 0;
    }

    void item(String lead, String text) {
        lines.add(Line.item(Texts.of("paper.item", ORDINALS.charAt(items++), lead), text));
    }

    /** What somebody wrote, a paragraph for each of its lines. */
    void paragraphs(String lead, String text) {
        String before = lead;
        for (String line :
                text.lines().map(String::strip).filter(l -> !l.isEmpty()).toList()) {
            lines.add(Line.item(before, line));
            before = "";
        }
    }
}
