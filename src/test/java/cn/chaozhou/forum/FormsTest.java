package cn.chaozhou.forum;

import static org.assertj.core.api.Assertions.assertThat;

import cn.chaozhou.forum.wording.Texts;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every form owes whoever fills it in; read from the files, whatever the processes do. */
class FormsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Spans of time and counts that an administrator edits in a table, and that a form must then not say otherwise. */
    private static final Pattern NUMBER_OF_THE_OFFICE = Pattern.compile("\\d+ ?(个?工作日|天|个?小时|个?月)");

    private static final Set<String> WRITTEN = Set.of("textfield", "textarea");

    static List<Path> forms() throws IOException {
        try (Stream<Path> all = Files.walk(Path.of("forms"))) {
            return all.filter(file -> file.toString().endsWith(".form"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forms")
    void whatIsWrittenHasANameAndAnEnd(Path form) throws IOException {
        for (JsonNode field : components(form)) {
            if (WRITTEN.contains(field.path("type").asText())) {
                assertThat(field.path("label").asText()).as(name(field)).isNotBlank();
                assertThat(field.at("/validate/maxLength").asInt())
                        .as("most characters of %s", name(field))
                        .isPositive();
            } else if (field.path("type").asText().equals("number")) {
                assertThat(field.path("validate").has("min"))
                        .as("least of %s", name(field))
                        .isTrue();
            }
        }
    }

    /** The message says only that the form of it is wrong. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("forms")
    void whatMustLookInACertainWayIsShownByAnExample(Path form) throws IOException {
        for (JsonNode field : components(form)) {
            if (field.at("/validate").has("pattern")) {
                assertThat(field.path("description").asText()).as(name(field)).contains("如");
            }
        }
    }

    /** form-js draws texts anew with each letter: what looked like the former answer would be the one being typed. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("forms")
    void noTextRepeatsWhatIsBeingFilledIn(Path form) throws IOException {
        List<JsonNode> all = components(form);
        Set<String> filledIn = all.stream()
                .map(field -> field.path("key").asText())
                .filter(key -> !key.isEmpty())
                .collect(Collectors.toSet());
        for (JsonNode component : all) {
            for (String key : filledIn) {
                assertThat(component.path("text").asText()).doesNotContainPattern("\\{\\{ *" + key + " *[}.]");
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forms")
    void noLimitOfTheOfficeIsWrittenIntoAForm(Path form) throws IOException {
        assertThat(NUMBER_OF_THE_OFFICE
                        .matcher(Files.readString(form))
                        .results()
                        .map(found -> found.group()))
                .isEmpty();
    }

    /** A reason is asked for once there is something to give a reason for. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("forms")
    void whatDependsOnAChoiceIsHiddenUntilItIsMade(Path form) throws IOException {
        List<JsonNode> all = components(form);
        for (JsonNode field : all) {
            String hide = field.at("/conditional/hide").asText();
            for (JsonNode choice : all) {
                String key = choice.path("key").asText();
                boolean begins = choice.has("defaultValue");
                if (choice.path("type").asText().equals("radio")
                        && !begins
                        && Pattern.compile("\\b" + key + " = ").matcher(hide).find()) {
                    assertThat(hide)
                            .as("%s while %s is open", name(field), key)
                            .matches(".*(not\\(|" + key + " = null).*");
                }
            }
        }
    }

    /** A start form tells where its first task is found, and which button leads there. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("forms")
    void whatAFormSaysOfTasklistIsThere(Path form) throws IOException {
        String text = Files.readString(form);
        for (Map.Entry<String, String> name : Map.of(
                        "在“([^”]+)”里", Texts.of("organisation.filter.mine.name"), "点“([^”]+)”", start())
                .entrySet()) {
            assertThat(Pattern.compile(name.getKey()).matcher(text).results().map(found -> found.group(1)))
                    .allMatch(name.getValue()::equals);
        }
    }

    private static String start() throws IOException {
        return JSON.readTree(
                        Path.of("src/main/resources/META-INF/resources/webjars/camunda/app/tasklist/locales/zh.json")
                                .toFile())
                .at("/labels/START")
                .asText();
    }

    private static List<JsonNode> components(Path form) throws IOException {
        List<JsonNode> all = new ArrayList<>();
        collect(JSON.readTree(form.toFile()), all);
        return all;
    }

    private static void collect(JsonNode parent, List<JsonNode> all) {
        parent.path("components").forEach(component -> {
            all.add(component);
            collect(component, all);
        });
    }

    private static String name(JsonNode field) {
        return field.path("key").asText() + " " + field.path("label").asText();
    }
}
