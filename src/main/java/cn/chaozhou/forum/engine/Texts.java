package cn.chaozhou.forum.engine;

import java.text.MessageFormat;
import java.util.Arrays;
import java.util.Locale;
import java.util.ResourceBundle;

/** The sentences people read when a door refuses them, from {@code messages/forms_zh.properties}. */
final class Texts {

    private static final ResourceBundle BUNDLE = ResourceBundle.getBundle("messages.forms", Locale.CHINESE);

    private Texts() {}

    static String of(String key, Object... arguments) {
        // As text, so that MessageFormat doesn't write 4000 as "4,000".
        Object[] words = Arrays.stream(arguments).map(String::valueOf).toArray();
        return MessageFormat.format(BUNDLE.getString(key), words);
    }
}
