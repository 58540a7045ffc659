package cn.chaozhou.forum.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FeelTest {

    private final Feel feel = new Feel(Clock.systemUTC());
    private final Map<String, @Nullable Object> data = new HashMap<>(Map.of(
            "options",
            Map.of("unit", List.of(Map.of("label", "局", "value", "agri")), "none", List.of()),
            "rows",
            List.of(Map.of("name", "甲"), Map.of("name", "乙")),
            "text",
            "文字",
            "flag",
            false,
            "number",
            new BigDecimal("12.5"),
            "today",
            "a variable of this name"));

    FeelTest() {
        data.put("nothing", null);
    }

    /** In brackets the interpreter is asked in any case. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "options",
                "options.unit",
                "options.none",
                "options.missing",
                "options.unit.label",
                "rows",
                "rows.name",
                "text",
                "text.length",
                "flag",
                "number",
                "nothing",
                "nothing.more",
                "missing",
                "missing.more",
                "true",
                "null",
                "today"
            })
    void whatIsOnlyNamedIsWhatTheInterpreterFinds(String name) {
        assertThat(feel.evaluate("=" + name, data)).isEqualTo(feel.evaluate("=(" + name + ")", data));
        assertThat(feel.evaluate("= " + name + " ", data)).isEqualTo(feel.evaluate("=(" + name + ")", data));
    }

    @Test
    void severalAreAnsweredAsEachAlone() {
        List<String> expressions =
                List.of("=options.unit", "=text = \"文字\"", "=missing", "=1 +", "=count(rows) // rows", "=rows.name");
        Map<String, @Nullable Object> together = feel.evaluate(expressions, data);
        together.forEach((expression, value) -> assertThat(value).isEqualTo(feel.evaluate(expression, data)));
        assertThat(together).containsKeys("=options.unit", "=text = \"文字\"", "=count(rows) // rows", "=rows.name");
        assertThat(together.get("=text = \"文字\"")).isEqualTo(true);
    }
}
