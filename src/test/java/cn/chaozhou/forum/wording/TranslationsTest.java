package cn.chaozhou.forum.wording;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The Chinese of Camunda's web apps against the English that they bring: a new release may bring new texts. */
class TranslationsTest {

    private static final String FOLDER = "/META-INF/resources/webjars/camunda/app/%s/locales/%s.json";
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{[^}]*}}");
    private static final Pattern WORD = Pattern.compile("[A-Za-z]{3}");

    /** Patterns of dates are no text. */
    private static final String FORMATS = "dateLocales.";

    /** Our own rules of passwords, which the engine does not know. */
    private static final String OURS = "labels.PASSWORD_POLICY_";

    @ParameterizedTest
    @ValueSource(strings = {"admin", "cockpit", "tasklist", "welcome"})
    void everyTextIsThereInChinese(String app) throws IOException {
        Map<String, String> english = texts(app, "en");
        Map<String, String> chinese = texts(app, "zh");
        assertThat(chinese).containsKeys(english.keySet().toArray(String[]::new));
        assertThat(chinese.keySet())
                .filteredOn(key -> !english.containsKey(key))
                .allMatch(key -> key.startsWith(OURS));
        assertThat(chinese).allSatisfy((key, text) -> assertThat(key.startsWith(FORMATS) || !isForeign(text))
                .as("%s: %s", key, text)
                .isTrue());
        assertThat(english).allSatisfy((key, text) -> assertThat(placeholders(chinese.get(key)))
                .as(key)
                .containsExactlyInAnyOrderElementsOf(placeholders(text)));
    }

    private static boolean isForeign(String text) {
        boolean han = text.codePoints().anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN);
        return !han && WORD.matcher(PLACEHOLDER.matcher(text).replaceAll("")).find();
    }

    private static List<String> placeholders(String text) {
        return PLACEHOLDER.matcher(text).results().map(MatchResult::group).toList();
    }

    private static Map<String, String> texts(String app, String language) throws IOException {
        try (InputStream file = TranslationsTest.class.getResourceAsStream(FOLDER.formatted(app, language))) {
            String json = new String(file.readAllBytes(), StandardCharsets.UTF_8).replace("\uFEFF", "");
            Map<String, String> texts = new TreeMap<>();
            collect(new ObjectMapper().readTree(json), "", texts);
            assertThat(texts).hasSizeGreaterThan(100);
            return texts;
        }
    }

    private static void collect(JsonNode node, String path, Map<String, String> texts) {
        if (node.isValueNode()) {
            texts.put(path, node.asText());
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                collect(node.get(i), path + "." + i, texts);
            }
        } else {
            node.properties()
                    .forEach(child -> collect(
                            child.getValue(), path.isEmpty() ? child.getKey() : path + "." + child.getKey(), texts));
        }
    }
}
