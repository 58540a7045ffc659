package cn.chaozhou.forum.model;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.web.util.HtmlUtils;

/** Whether text that a form puts on a page (markdown, labels) could run or load something there. */
final class PageText {

    private static final Set<String> SCHEMES = Set.of("http", "https", "mailto", "tel");
    private static final Pattern SCRIPT =
            Pattern.compile("(javascript|vbscript|livescript):|data:(text/|image/svg|application/)");
    private static final Pattern TAG = Pattern.compile("<[/!?]?[a-zA-Z]");
    /** Markdown's pictures load from wherever they lie, and tell there who reads the form. */
    private static final Pattern PICTURE = Pattern.compile("!\\[[^\\]]*][(\\[]");

    private static final Pattern LINK = Pattern.compile("(?:]\\(\\s*<?|]:\\s*<?|<)([a-zA-Z][a-zA-Z0-9+.-]*):");

    private PageText() {}

    static boolean isActive(String text) {
        if (TAG.matcher(text).find() && !isAutolink(text)) {
            return true;
        }
        if (PICTURE.matcher(text).find()) {
            return true;
        }
        // As a browser reads an address: entities decoded, blanks and control characters gone.
        String plain = HtmlUtils.htmlUnescape(HtmlUtils.htmlUnescape(text));
        String address = plain.replaceAll("[\\s\\p{Cntrl}\\p{Cf}\\\\]", "").toLowerCase(Locale.ROOT);
        if (SCRIPT.matcher(address).find() || TAG.matcher(plain).find() && !isAutolink(plain)) {
            return true;
        }
        Matcher link = LINK.matcher(plain);
        while (link.find()) {
            if (!SCHEMES.contains(link.group(1).toLowerCase(Locale.ROOT))) {
                return true;
            }
        }
        return false;
    }

    /** {@code <https://…>} is markdown for a link. */
    private static boolean isAutolink(String text) {
        return !TAG.matcher(text.replaceAll("<(https?://|mailto:)[^<>\\s]*>", ""))
                .find();
    }
}
