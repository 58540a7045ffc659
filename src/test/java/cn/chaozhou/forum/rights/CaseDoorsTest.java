package cn.chaozhou.forum.rights;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What the case file, the cards and the pages of one's own work tell; who is told is in {@code rights/api.txt}. */
@RightsTest
class CaseDoorsTest {

    @LocalServerPort
    int port;

    @Autowired
    Probe probe;

    private Client client;

    @BeforeEach
    void open() {
        client = new Client(port);
        probe.names();
    }

    @Test
    void aTaskTellsItsCase() {
        JsonNode page = get("handler.water", probe.filled("/api/tasks/$task/case"));
        assertThat(page.at("/brief/number").asText()).isEqualTo(name("issue"));
        assertThat(page.at("/brief/title").asText()).isEqualTo(name("issueTitle"));
        assertThat(facts(page)).contains("主办单位=市水务局", "提出=大埕镇工作队");
        assertThat(page.at("/signal/name").asText()).endsWith("灯");
        assertThat(page.at("/signal/reason").asText()).isNotBlank();
        assertThat(page.at("/signal/left").asText()).matches("(剩余|已超期)\\d+(个工作日|小时)");
        assertThat(page.get("timeline").findValuesAsText("step"))
                .startsWith("登记")
                .contains("交办");
        assertThat(page.get("timeline").findValuesAsText("actor")).contains("活动办公室");
        assertThat(page.get("diagrams")).anySatisfy(diagram -> assertThat(diagram.get("steps"))
                .anySatisfy(step -> assertThat(step.asText()).isEqualTo("userTask_claimIssue")));
    }

    @ParameterizedTest
    @CsvSource({
        "session, 期",
        "highlight, 亮点",
        "review, 点评",
        "question, 提问",
        "issue, 问题",
        "experience, 经验",
    })
    void eachKindOfCaseHasAFile(String probed, String kind) {
        JsonNode page = file("secretariat", name(probed));
        assertThat(page.at("/brief/kind").asText()).isEqualTo(kind);
        assertThat(page.at("/brief/state").asText()).isNotBlank();
        assertThat(page.get("facts")).isNotEmpty().allSatisfy(fact -> {
            assertThat(fact.get("label").asText()).isNotBlank();
            assertThat(fact.get("value").asText()).isNotBlank();
        });
        assertThat(page.get("timeline")).isNotEmpty();
    }

    @Test
    void casesLeadToEachOther() {
        assertThat(linked("secretariat", name("highlight"))).contains(name("review"));
        assertThat(linked("secretariat", name("review"))).contains(name("highlight"));
        assertThat(linked("secretariat", name("experience"))).contains(name("published"));
        assertThat(linked("secretariat", name("published"))).contains(name("experience"));
    }

    @Test
    void aSearchFindsByNumberTeamAndWords() {
        assertThat(found("supervisor", name("issue"))).contains(name("issue"));
        assertThat(found("supervisor", "大埕镇")).contains(name("issue"), name("highlight"));
        assertThat(found("supervisor", "大埕镇 四百五十亩")).containsExactly(name("issue"));
        assertThat(found("supervisor", "没有这样的事")).isEmpty();
        assertThat(found("supervisor", "%")).isEmpty();
    }

    @Test
    void aCardTellsNumberTeamAndWhatIsLeft() {
        JsonNode cards = get("handler.water", probe.filled("/api/tasks/cards?task=$task&task=nothing"));
        assertThat(cards).hasSize(1);
        assertThat(cards.at("/0/number").asText()).isEqualTo(name("issue"));
        assertThat(cards.at("/0/team").asText()).isEqualTo("大埕镇工作队");
        assertThat(cards.at("/0/signal/colour").asText()).isIn("GREEN", "YELLOW", "RED");
        String many = IntStream.range(0, 101).mapToObj(i -> "task=" + i).collect(Collectors.joining("&"));
        HttpResponse<String> refused = client.get("handler.water", "/api/tasks/cards?" + many);
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(json(refused).get("field").asText()).isEqualTo("task");
    }

    @Test
    void whatIFinishedComesWithItsOutcomeInPages() {
        JsonNode done = get("handler.water", "/api/done?size=1");
        assertThat(done.get("rows")).hasSize(1);
        assertThat(done.get("total").asInt()).isGreaterThan(1);
        List<String> numbers =
                get("handler.water", "/api/done?size=100").get("rows").findValuesAsText("number");
        assertThat(numbers).contains(name("review"));
        assertThat(get("handler.water", "/api/done?size=100").get("rows").findValuesAsText("outcome"))
                .contains("点评");
        assertThat(get("handler.agri", "/api/done?size=100").get("rows").findValuesAsText("number"))
                .doesNotContain(name("review"));
        assertThat(get("handler.water", "/api/done?page=-1").get("page").asInt())
                .as("before the first")
                .isZero();
    }

    @Test
    void whatIBeganTellsWhereItStands() {
        JsonNode begun = get("captain.dacheng", "/api/begun?size=100").get("rows");
        assertThat(begun.findValuesAsText("number")).contains(name("question"));
        assertThat(begun)
                .allSatisfy(row -> assertThat(row.get("state").asText()).isNotBlank());
        assertThat(get("captain.fubin", "/api/begun?size=100").get("rows").findValuesAsText("number"))
                .doesNotContain(name("question"));
    }

    private List<String> facts(JsonNode page) {
        return IntStream.range(0, page.get("facts").size())
                .mapToObj(i -> page.get("facts").get(i))
                .map(fact ->
                        fact.get("label").asText() + "=" + fact.get("value").asText())
                .toList();
    }

    private List<String> linked(String reader, String number) {
        return file(reader, number).get("linked").findValuesAsText("number");
    }

    private List<String> found(String reader, String words) {
        return get(reader, "/api/cases?words=" + encoded(words)).findValuesAsText("number");
    }

    private JsonNode file(String reader, String number) {
        return get(reader, "/api/cases?number=" + encoded(number));
    }

    private String name(String probed) {
        return probe.names().get(probed);
    }

    private JsonNode get(String reader, String path) {
        HttpResponse<String> answer = client.get(reader, path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer);
    }

    private static JsonNode json(HttpResponse<String> answer) {
        try {
            return new ObjectMapper().readTree(answer.body());
        } catch (IOException e) {
            throw new AssertionError(answer.body(), e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
