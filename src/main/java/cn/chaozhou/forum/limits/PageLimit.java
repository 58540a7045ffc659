package cn.chaozhou.forum.limits;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Caps what the query string of an engine's door may ask for. Who asks for no page gets a full one: the engine would read
 * every row there is.
 */
@Component
class PageLimit {

    private static final String PAGE = "maxResults";
    private static final String FIRST = "firstResult";
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

    /** {@code variables=name_like_%x%}. */
    private static final Pattern VARIABLE_LIKE = Pattern.compile("_(like|notlike)_");

    private final Limits limits;

    PageLimit(Limits limits) {
        this.limits = limits;
    }

    /** The query string the door shall see. */
    String within(@Nullable String query) throws TooMuch {
        boolean paged = false;
        for (String pair : query == null ? new String[0] : query.split("&")) {
            String[] parts = pair.split("=", 2);
            String name = decoded(parts[0]);
            String value = parts.length < 2 ? "" : decoded(parts[1]);
            if (name.equals(PAGE)) {
                paged = true;
                page(value);
            }
            if (name.equals(FIRST) && !NUMBER.matcher(value).matches()) {
                throw TooMuch.badRequest("limits.query");
            }
            check(name.toLowerCase(Locale.ROOT), value);
        }
        if (paged) {
            return String.valueOf(query);
        }
        return (query == null || query.isEmpty() ? "" : query + "&") + PAGE + "=" + limits.rows();
    }

    private void page(String value) throws TooMuch {
        if (!NUMBER.matcher(value).matches() || Integer.parseInt(value) > limits.rows()) {
            throw TooMuch.badRequest("limits.rows", limits.rows());
        }
    }

    private void check(String name, String value) throws TooMuch {
        if (value.chars().filter(c -> c == ',').count() >= limits.list()) {
            throw TooMuch.badRequest("limits.list", limits.list());
        }
        if (name.endsWith("like")) {
            pattern(value);
        }
        for (String condition : value.split(",")) {
            Matcher like = VARIABLE_LIKE.matcher(condition.toLowerCase(Locale.ROOT));
            if (like.find()) {
                pattern(condition.substring(like.end()));
            }
        }
    }

    void pattern(String pattern) throws TooMuch {
        if (pattern.length() > limits.pattern()) {
            throw TooMuch.badRequest("limits.pattern.length", limits.pattern());
        }
        if (pattern.chars().filter(c -> c == '%').count() > limits.wildcards()) {
            throw TooMuch.badRequest("limits.pattern.wildcards", limits.wildcards());
        }
    }

    private static String decoded(String text) throws TooMuch {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw TooMuch.badRequest("limits.query");
        }
    }
}
