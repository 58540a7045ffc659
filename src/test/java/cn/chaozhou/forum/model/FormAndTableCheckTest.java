package cn.chaozhou.forum.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

/** Forms and decision tables at the gate. */
class FormAndTableCheckTest {

    private static final ModelSettings SETTINGS =
            new ModelSettings(DataSize.ofMegabytes(1), 20, 40, 5000, 100, false, false);

    @Test
    void ourOwnFormsAndTablesPass() throws IOException {
        for (Path file : files("forms", ".form")) {
            assertThat(form(Files.readString(file))).as(file.toString()).isEmpty();
        }
        for (Path file : files("bpmn", ".dmn")) {
            assertThat(table(Files.readString(file))).as(file.toString()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'type':'html','id':'bad','content':'<b>x</b>'}",
                "{'type':'iframe','id':'bad','url':'https://example.org'}",
                "{'type':'filepicker','id':'bad','key':'files'}",
                "{'type':'button','id':'bad','action':'submit'}",
                "{'type':'documentPreview','id':'bad'}",
                "{'type':'somethingNew','id':'bad','key':'x'}",
                "{'id':'bad','key':'x'}",
                "{'type':'image','id':'bad','source':'https://example.org/x.png'}",
                "{'type':'image','id':'bad','source':'=url'}",
                "{'type':'image','id':'bad','source':'data:image/svg+xml;base64,AAAA'}",
                "{'type':'text','id':'bad','text':'[x](javascript:alert(1))'}",
                "{'type':'text','id':'bad','text':'[x](java\\tscript:alert(1))'}",
                "{'type':'text','id':'bad','text':'[x](&#106;avascript:alert(1))'}",
                "{'type':'text','id':'bad','text':'[x](&amp;#106;avascript:alert(1))'}",
                "{'type':'text','id':'bad','text':'[x]( data:text/html,x)'}",
                "{'type':'text','id':'bad','text':'[x](file:///etc/passwd)'}",
                "{'type':'text','id':'bad','text':'[x]: vbscript:x'}",
                "{'type':'text','id':'bad','text':'<javascript:alert(1)>'}",
                "{'type':'text','id':'bad','text':'<img src=x onerror=alert(1)>'}",
                "{'type':'text','id':'bad','text':'&lt;script>alert(1)'}",
                "{'type':'text','id':'bad','text':'![x](https://example.org/x.png)'}",
                "{'type':'textfield','id':'bad','key':'x','label':'<script>alert(1)</script>'}",
                "{'type':'textfield','id':'bad','key':'x','properties':{'a':['javascript:alert(1)']}}",
                "{'type':'textfield','id':'bad'}",
                "{'type':'textfield','id':'bad','key':'a.b'}",
                "{'type':'textfield','id':'bad','key':'__proto__'}",
                "{'type':'textfield','id':'bad','key':'constructor'}",
                "{'type':'dynamiclist','id':'bad','path':'a.b'}",
                "{'type':'textfield','id':'bad','key':'x','validate':{'pattern':'('}}",
                "{'type':'textfield','id':'bad','key':'x','validate':{'pattern':'(a+)+$'}}",
                "{'type':'textfield','id':'bad','key':'x','validate':{'validationType':'custom2'}}",
                "{'type':'datetime','id':'bad','key':'x','subtype':'century'}",
                "{'type':'select','id':'bad','key':'x'}",
                "{'type':'textfield','id':'bad','key':'x','conditional':{'hide':'=for i in'}}",
                "{'type':'textfield','id':'bad','key':'x','conditional':"
                        + "{'hide':'=count(for i in 1..999999999 return i) > 0'}}",
                "{'type':'textfield','id':'bad','key':'x','conditional':{'hide':'=some i in 1 .. 9999999 satisfies i = 0'}}",
                "{'type':'expression','id':'bad','key':'x','expression':'=function(a) external {java: {}}'}",
                "{'type':'group','components':[{'type':'group','components':[{'type':'iframe','id':'bad'}]}]}"
            })
    void formsThatLoadRunOrCanNotBeCheckedAreRefused(String component) {
        assertThat(form("{'type':'default','id':'f','components':[" + component + "]}"))
                .isNotEmpty()
                .allSatisfy(fault -> {
                    assertThat(fault.element()).isEqualTo("bad");
                    assertThat(fault.advice()).matches("(?s).*\\p{IsHan}.*");
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'type':'default','id':'f','id':'g','components':[]}",
                "{'type':'default','id':'f','components':[]} x",
                "{'type':'default','components':[]}",
                "{'type':'other','id':'f','components':[]}",
                "[]",
                "x",
                "{'type':'default','id':'f','components':[{'type':'textfield','key':'x'},{'type':'textfield','key':'x'}]}"
            })
    void whatIsNoFormIsRefused(String json) {
        assertThat(form(json)).hasSize(1);
    }

    @Test
    void linksPicturesAndFoldedFieldsOfAnHonestFormPass() {
        assertThat(form("{'type':'default','id':'f','components':["
                        + "{'type':'text','text':'# 标题\\n\\n[办法](https://example.org/a) <https://example.org> 1 < 2'},"
                        + "{'type':'image','source':'data:image/png;base64,iVBORw0KGgo='},"
                        + "{'type':'select','key':'a','valuesExpression':'=for p in parties return p.name'},"
                        + "{'type':'dynamiclist','path':'rows','components':[{'type':'textfield','key':'a'}]},"
                        + "{'type':'textfield','key':'phone','validate':{'pattern':'^[0-9]{3,4}-[0-9]+$'}}]}"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<decision id='bad' camunda:historyTimeToLive='P1D'><literalExpression expressionLanguage='juel'>"
                        + "<text>${1}</text></literalExpression></decision>",
                "<decision id='bad' camunda:historyTimeToLive='P1D'><literalExpression expressionLanguage='groovy'>"
                        + "<text>1</text></literalExpression></decision>",
                "<decision id='bad' camunda:historyTimeToLive='P1D'><decisionTable><input>"
                        + "<inputExpression expressionLanguage='javascript'><text>x</text></inputExpression></input>"
                        + "</decisionTable></decision>",
                "<decision id='bad' camunda:historyTimeToLive='P1D'><decisionTable><rule>"
                        + "<inputEntry><text>[1..</text></inputEntry></rule></decisionTable></decision>",
                "<decision id='bad' camunda:historyTimeToLive='P1D'><decisionTable><rule>"
                        + "<outputEntry><text>for i in 1..999999999 return i</text></outputEntry></rule>"
                        + "</decisionTable></decision>",
                "<decision id='bad' camunda:historyTimeToLive='P1D'><invocation/></decision>",
                "<decision id='bad'/>",
                "<decision id='ok' camunda:historyTimeToLive='P1D'/><businessKnowledgeModel id='bad'/>",
                "<decision id='ok' camunda:historyTimeToLive='P1D'/><import id='bad' importType='java'/>"
            })
    void tablesSpeakFeelOnly(String decision) {
        assertThat(table(definitions(decision))).isNotEmpty().allSatisfy(fault -> assertThat(fault.element())
                .isEqualTo("bad"));
    }

    @Test
    void manyBracketsAreRefusedAtOnce() {
        String brackets = "(".repeat(500) + "1" + ")".repeat(500);
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), () -> assertThat(
                        table(definitions("<decision id='bad' camunda:historyTimeToLive='P1D'>"
                                + "<literalExpression><text>" + brackets + "</text></literalExpression></decision>")))
                .hasSize(1));
    }

    private static String definitions(String content) {
        return "<definitions xmlns='https://www.omg.org/spec/DMN/20191111/MODEL/' id='d'"
                + " xmlns:camunda='http://camunda.org/schema/1.0/dmn'>" + content + "</definitions>";
    }

    private static List<Fault> form(String json) {
        Faults faults = new Faults();
        Models models = new Models(SETTINGS, faults);
        models.add("a.form", quoted(json).getBytes(StandardCharsets.UTF_8));
        models.forms.values().forEach(form -> new FormFileCheck(new FeelCheck()).check(form, faults.in("a.form")));
        return faults.list();
    }

    /** Test data in single quotes; real JSON as it is. */
    private static String quoted(String json) {
        try {
            new ObjectMapper().readTree(json);
            return json;
        } catch (IOException e) {
            return json.replace('\'', '"');
        }
    }

    private static List<Fault> table(String xml) {
        Faults faults = new Faults();
        Models models = new Models(SETTINGS, faults);
        models.add("a.dmn", xml.getBytes(StandardCharsets.UTF_8));
        models.tables.values().forEach(root -> new DmnCheck(new FeelCheck()).check(root, faults.in("a.dmn")));
        return faults.list();
    }

    private static List<Path> files(String folder, String ending) throws IOException {
        try (Stream<Path> all = Files.walk(Path.of(folder))) {
            return all.filter(file -> file.toString().endsWith(ending)).toList();
        }
    }
}
