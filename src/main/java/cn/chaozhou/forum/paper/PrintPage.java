package cn.chaozhou.forum.paper;

import cn.chaozhou.forum.paper.Paper.Line;
import cn.chaozhou.forum.wording.Texts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.springframework.core.io.ClassPathResource;
import org.springframework.web.util.HtmlUtils;

/** A paper as a page that any browser prints on A4, for those without Word. It holds no script and loads nothing. */
final class PrintPage {

    /** What the page may do: nothing but carry its own style. */
    static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'";

    private static final String STYLE = read("paper/print.css");

    private final StringBuilder html = new StringBuilder();

    private PrintPage() {}

    static String of(Paper paper) {
        return new PrintPage().write(paper);
    }

    private String write(Paper paper) {
        html.append("<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"UTF-8\">\n<title>")
                .append(escaped(paper.number() + " " + paper.title()))
                .append("</title>\n<style>\n")
                .append(STYLE)
                .append("</style>\n</head>\n<body>\n");
        element("p", "hint", Texts.of("paper.printHint"));
        html.append("<article class=\"").append(paper.type().style()).append("\">\n");
        element("p", "mark", paper.mark());
        element("p", "number", paper.number());
        element("h1", "title", paper.title());
        if (!paper.recipient().isEmpty()) {
            element("p", "recipient", paper.recipient());
        }
        paper.body().forEach(this::line);
        html.append("<div class=\"signature\">\n");
        element("p", "issuer", paper.issuer());
        element("p", "date", paper.date());
        html.append("</div>\n");
        if (paper.note() != null) {
            element("p", "note", Texts.of("paper.note", paper.note()));
        }
        if (paper.copyTo() != null) {
            html.append("<footer>\n");
            element("p", "copies", paper.copyTo());
            html.append("<p class=\"issued\">");
            element("span", "by", paper.issuer());
            element("span", "on", Texts.of("paper.printed", paper.date()));
            html.append("</p>\n</footer>\n");
        }
        return html.append("</article>\n</body>\n</html>\n").toString();
    }

    private void line(Line line) {
        if (line.isHeading()) {
            element("h2", "heading", line.lead());
        } else {
            html.append("<p class=\"text\"><span class=\"lead\">")
                    .append(escaped(line.lead()))
                    .append("</span>")
                    .append(escaped(line.text()))
                    .append("</p>\n");
        }
    }

    private void element(String name, String style, String text) {
        html.append("<%s class=\"%s\">%s</%s>\n".formatted(name, style, escaped(text), name));
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, StandardCharsets.UTF_8.name());
    }

    private static String read(String resource) {
        try {
            return new ClassPathResource(resource).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
