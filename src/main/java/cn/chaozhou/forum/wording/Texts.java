package cn.chaozhou.forum.wording;

import java.text.MessageFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentHashMap;

/** The sentences people read, from {@code messages/<feature>_zh.properties}; another language is another file. */
public final class Texts {

    private static final Map<String, ResourceBundle> BUNDLES = new ConcurrentHashMap<>();

    private Texts() {}

    /**
     * The sentence of that key with its arguments filled in.
     *
     * @param key feature and key, for example {@code issue.dispatched}: the key "dispatched" of issue_zh.properties
     */
    public static String of(String key, Object... arguments) {
        Object[] words = Arrays.stream(arguments).map(Texts::word).toArray();
        return MessageFormat.format(bundle(key).getString(key.substring(key.indexOf('.') + 1)), words);
    }

    /**
     * A name that comes from elsewhere, in our words; one that has none, say of a later version, stays as it is.
     *
     * @param prefix feature and beginning of the key, for example {@code audit.entity.}
     */
    public static String name(String prefix, String name) {
        String key = prefix + name.replace(" ", "");
        return bundle(key).containsKey(key.substring(key.indexOf('.') + 1)) ? of(key) : name;
    }

    private static ResourceBundle bundle(String key) {
        return BUNDLES.computeIfAbsent(
                key.substring(0, key.indexOf('.')),
                feature -> ResourceBundle.getBundle("messages." + feature, Locale.CHINESE));
    }

    /** For example 2026年12月9日. Dates among the arguments of a sentence are written like this, too. */
    public static String day(LocalDate day) {
        return day.format(DateTimeFormatter.ofPattern(of("wording.day"), Locale.CHINA));
    }

    /** A session as people call it: 2026年第3期 for 2026-03. */
    public static String session(String number) {
        String[] yearAndRunningNumber = number.split("-");
        return of("wording.session", yearAndRunningNumber[0], Integer.parseInt(yearAndRunningNumber[1]));
    }

    /** As text, so that MessageFormat doesn't write 4000 as "4,000". */
    private static String word(Object argument) {
        return argument instanceof LocalDate day ? day(day) : String.valueOf(argument);
    }
}
