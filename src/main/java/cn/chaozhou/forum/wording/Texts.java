package cn.chaozhou.forum.wording;

import java.text.MessageFormat;
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
        int dot = key.indexOf('.');
        ResourceBundle bundle = BUNDLES.computeIfAbsent(
                key.substring(0, dot), feature -> ResourceBundle.getBundle("messages." + feature, Locale.CHINESE));
        // As text, so that MessageFormat doesn't write 4000 as "4,000".
        Object[] words = Arrays.stream(arguments).map(String::valueOf).toArray();
        return MessageFormat.format(bundle.getString(key.substring(dot + 1)), words);
    }
}
