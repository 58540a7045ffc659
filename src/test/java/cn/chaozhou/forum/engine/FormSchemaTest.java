package cn.chaozhou.forum.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.spin.plugin.variable.SpinValues;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormSchemaTest {

    /** 00:30 on 24 November in Chaozhou, while it is still the 23rd in UTC. */
    private static final Feel FEEL =
            new Feel(Clock.fixed(Instant.parse("2026-11-23T16:30:00Z"), ZoneId.of("Asia/Shanghai")));

    private final Map<String, Object> current = new HashMap<>();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "text of any kind             | {'type':'textfield'}                                     | 'a b' | ok",
                "number for text              | {'type':'textfield'}                                     | 5     | 应为文字",
                "object for text              | {'type':'textfield'}                                     | {}    | 应为文字",
                "too short                    | {'type':'textfield','validate':{'minLength':3}}          | 'ab ' | 至少 3 个字",
                "too long                     | {'type':'textfield','validate':{'maxLength':2}}          | 'abc' | 最多 2 个字",
                "empty is not too short       | {'type':'textfield','validate':{'minLength':3}}          | ''    | ok",
                "length as expression         | {'type':'textfield','validate':{'maxLength':'=1+1'}}     | 'abc' | 最多 2 个字",
                "pattern found                | {'type':'textfield','validate':{'pattern':'^[0-9]+$'}}   | '12'  | ok",
                "pattern broken               | {'type':'textfield','validate':{'pattern':'^[0-9]+$'}}   | '1a'  | 格式不对",
                "mail                         | {'type':'textfield','validate':{'validationType':'email'}} | 'a@b.cn' | ok",
                "no mail                      | {'type':'textfield','validate':{'validationType':'email'}} | 'a@b c'  | 电子邮箱",
                "phone                        | {'type':'textfield','validate':{'validationType':'phone'}} | '+8613800000000' | ok",
                "no phone                     | {'type':'textfield','validate':{'validationType':'phone'}} | '110' | 电话号码",
                "required blank               | {'type':'textarea','validate':{'required':true}}         | ' '   | 不能为空",
                "required null                | {'type':'number','validate':{'required':true}}           | null  | 不能为空",
                "required list                | {'type':'taglist','validate':{'required':true}}          | []    | 不能为空",
                "required box                 | {'type':'checkbox','validate':{'required':true}}         | false | 必须勾选",
                "optional null                | {'type':'select'}                                        | null  | ok",
                "number                       | {'type':'number','validate':{'min':1,'max':9}}           | 9     | ok",
                "zero is a number             | {'type':'number','validate':{'required':true}}           | 0     | ok",
                "text for number              | {'type':'number'}                                        | '5'   | 应为数字",
                "true for number              | {'type':'number'}                                        | true  | 应为数字",
                "small                        | {'type':'number','validate':{'min':1}}                   | 0.5   | 不能小于 1",
                "large                        | {'type':'number','validate':{'max':9}}                   | 10    | 不能大于 9",
                "giant                        | {'type':'number'}                                        | 1e20  | 数字过大",
                "monster                      | {'type':'number'}                                        | 1e999999 | 应为数字",
                "not whole                    | {'type':'number','decimalDigits':0}                      | 1.5   | 应为整数",
                "decimals                     | {'type':'number','decimalDigits':2}                      | 1.555 | 最多 2 位小数",
                "step                         | {'type':'number','increment':'0.5'}                      | 1.2   | 0.5 的倍数",
                "number kept as text          | {'type':'number','serializeToString':true}               | '1.50'| ok",
                "no number kept as text       | {'type':'number','serializeToString':true}               | 'x'   | 应为数字",
                "box                          | {'type':'checkbox'}                                      | true  | ok",
                "text for box                 | {'type':'checkbox'}                                      | 'true'| 应为",
                "static option                | {'type':'radio','values':[{'label':'A','value':'a'}]}    | 'a'   | ok",
                "label is no option           | {'type':'radio','values':[{'label':'A','value':'a'}]}    | 'A'   | 请从列出的选项",
                "short option                 | {'type':'select','values':['a','b']}                     | 'b'   | ok",
                "no options                   | {'type':'select'}                                        | 'b'   | 请从列出的选项",
                "variable's options           | {'type':'select','valuesKey':'people'}                   | 'li'  | ok",
                "not a variable's option      | {'type':'select','valuesKey':'people'}                   | 'wu'  | 请从列出的选项",
                "variable missing             | {'type':'select','valuesKey':'nobody'}                   | 'li'  | 请从列出的选项",
                "expression's options         | {'type':'select','valuesExpression':'=for p in people return p.value'} | 'li' | ok",
                "not an expression's option   | {'type':'select','valuesExpression':'=for p in people return p.value'} | 'wu' | 请从列出的选项",
                "several                      | {'type':'checklist','values':['a','b']}                  | ['b','a'] | ok",
                "several, one unknown         | {'type':'checklist','values':['a','b']}                  | ['a','c'] | 请从列出的选项",
                "several, one null            | {'type':'checklist'}                                     | [null]    | 请从列出的选项",
                "several, one twice           | {'type':'taglist','values':['a','b']}                    | ['a','a'] | 不能选两次",
                "one for several              | {'type':'taglist','values':['a','b']}                    | 'a'       | 应为列表",
                "date                         | {'type':'datetime','subtype':'date'}                     | '2026-11-24' | ok",
                "no such date                 | {'type':'datetime','subtype':'date'}                     | '2026-02-30' | 应为日期",
                "year of many digits          | {'type':'datetime','subtype':'date'}                     | '+99999-01-01' | 应为日期",
                "today                        | {'type':'datetime','subtype':'date','disallowPassedDates':true} | '2026-11-24' | ok",
                "yesterday                    | {'type':'datetime','subtype':'date','disallowPassedDates':true} | '2026-11-23' | 早于今天",
                "moment                       | {'type':'datetime','subtype':'datetime'}                 | '2026-11-24T09:30+08:00' | ok",
                "moment without offset        | {'type':'datetime','subtype':'datetime'}                 | '2026-11-24T09:30' | 带时区",
                "local moment                 | {'type':'datetime','subtype':'datetime','timeSerializingFormat':'no_timezone'} | '2026-11-24T09:30' | ok",
                "time                         | {'type':'datetime','subtype':'time'}                     | '09:30Z' | ok",
                "no time                      | {'type':'datetime','subtype':'time','timeSerializingFormat':'no_timezone'} | '9点' | 应为时间",
                "unknown component            | {'type':'filepicker'}                                    | 'x'   | 不能通过表单提交"
            })
    void ruleOfOneField(String what, String component, String value, String outcome) {
        current.put("people", List.of(Map.of("label", "张", "value", "zhang"), Map.of("label", "李", "value", "li")));
        String form = component.replaceFirst("\\{", "{'key':'f','label':'项目',");
        VariableMap submitted = Variables.createVariables()
                .putValueTyped(
                        "f", SpinValues.jsonValue(value.replace('\'', '"')).create());
        if (value.startsWith("'")) {
            submitted.putValue("f", value.substring(1, value.length() - 1));
        }

        if ("ok".equals(outcome)) {
            assertThat(check(form, submitted)).as(what).containsKey("f");
        } else {
            assertRefused(form, submitted, "「项目」", outcome);
        }
    }

    @Test
    void textCapsHoldWithoutARule() {
        String field = "{'type':'textarea','key':'f','label':'内容'}";
        assertThat(check(field, values("f", "字".repeat(4000)))).containsKey("f");
        assertRefused(field, values("f", "字".repeat(4001)), "「内容」最多 4000 个字");
        assertRefused(field, values("f", "a\0b"), "无法保存");
    }

    @Test
    void listsAreCapped() {
        String list = "{'type':'dynamiclist','path':'rows','label':'清单','components':[{'type':'textfield','key':'a'}]}";
        assertRefused(list, values("rows", Collections.nCopies(201, Map.of("a", "x"))), "「清单」最多 200 行");
        assertRefused(list, values("rows", Collections.nCopies(100, Map.of("a", "字".repeat(900)))), "「清单」内容过大");
        String blank = "[" + " ".repeat(300_000) + "]";
        assertRefused(list, values("rows", SpinValues.jsonValue(blank).create()), "「清单」内容过大");
        assertRefused(list, values("rows", Map.of()), "「清单」应为列表");
        assertRefused(list, values("rows", List.of("x")), "「清单」第1行的格式不对");
        assertRefused(list, values("rows", List.of(Map.of("b", "x"))), "「清单」第1行「b」不在这张表单里");
        assertThat(check(list, values("rows", List.of()))).containsKey("rows");
    }

    @Test
    void objectsFilesBytesAndBrokenJsonAreRefusedUnopened() {
        String field = "{'type':'textfield','key':'f','label':'内容'}";
        for (Object value : List.of(
                Variables.serializedObjectValue("rO0AB")
                        .objectTypeName("java.util.ArrayList")
                        .create(),
                Variables.objectValue(new ArrayList<>(List.of("a"))).create(),
                Variables.byteArrayValue(new byte[3]),
                new byte[3],
                Variables.fileValue("a.txt").file(new byte[1]).create(),
                SpinValues.jsonValue("{\"a\":1,\"a\":2}").create(),
                SpinValues.jsonValue("{broken").create())) {
            assertRefused(field, values("f", value), "「内容」不能通过表单提交这种内容");
        }
    }

    @Test
    void unknownAndDottedKeysAreRefusedByName() {
        String field = "{'type':'textfield','key':'f'}";
        assertRefused(field, values("g", "x"), "「g」不在这张表单里");
        assertRefused(field, values("f.x", "x"), "「f.x」不在这张表单里");
        assertRefused(field, values("x".repeat(500), "x"), "「" + "x".repeat(40) + "…」");
        assertRefused(
                "{'type':'table','key':'t','dataSource':'=f'},{'type':'text','text':'hi'}", values("f", "x"), "「f」");
    }

    @Test
    void readonlyMayComeBackUnchangedAndIsNotWritten() {
        String field = "{'type':'number','key':'f','label':'编号','readonly':true}";
        current.put("f", PlainValue.of(5));
        assertThat(check(field, values("f", 5.0))).isEmpty();
        assertThat(check(field, values("f", null))).isEmpty();
        assertRefused(field, values("f", 6), "「编号」只供查看");
        current.clear();
        assertRefused(field, values("f", 6), "「编号」只供查看");
        assertThat(check("{'type':'checkbox','key':'f','readonly':true}", values("f", false)))
                .containsKey("f");
        String sometimes = "{'type':'textfield','key':'f','label':'编号','readonly':'=locked'}";
        assertThat(check(sometimes, values("f", "x"))).containsKey("f");
        current.put("locked", true);
        assertRefused(sometimes, values("f", "x"), "「编号」只供查看");
    }

    @Test
    void disabledIsRefusedAndNeverRequired() {
        String field = "{'type':'textfield','key':'f','label':'备注','disabled':true,'validate':{'required':true}}";
        assertRefused(field, values("f", "x"), "「备注」在这张表单里不能填写");
        assertThat(check(field, values("f", null))).isEmpty();
    }

    @Test
    void hiddenFieldsFollowWhatWasSubmitted() {
        String form = "{'type':'checkbox','key':'urgent'},{'type':'group','conditional':{'hide':'=not(urgent)'},"
                + "'components':[{'type':'textfield','key':'why','label':'原因','validate':{'required':true}}]}";
        assertThat(check(form, values("urgent", false))).containsOnlyKeys("urgent");
        assertThat(check(form, Variables.createVariables())).isEmpty();
        assertThat(check(form, values("urgent", false).putValue("why", null))).containsOnlyKeys("urgent");
        assertRefused(form, values("urgent", false).putValue("why", "x"), "「原因」在当前选择下不用填写");
        assertRefused(form, values("urgent", true), "「原因」不能为空");
        current.put("urgent", true);
        assertRefused(form, Variables.createVariables(), "「原因」不能为空");
    }

    @Test
    void brokenOrNullConditionsHideNothing() {
        for (String hide : List.of("=missing > 3", "=missing.a.b", "=((", "=\"text\"", "true")) {
            String form = "{'type':'textfield','key':'f','conditional':{'hide':'" + hide.replace("\"", "\\'") + "'}}";
            assertThat(check(form.replace("\\'", "\\\""), values("f", "x"))).containsKey("f");
        }
    }

    @Test
    void groupWithPathIsAnObject() {
        String form = "{'type':'group','path':'contact','label':'联系人','components':["
                + "{'type':'textfield','key':'phone','label':'电话','validate':{'required':true}},"
                + "{'type':'group','components':[{'type':'textfield','key':'email','label':'邮箱'}]}]}";
        VariableMap accepted = check(form, values("contact", Map.of("phone", "1", "email", "e")));
        assertThat(accepted.<org.camunda.spin.plugin.variable.value.JsonValue>getValueTyped("contact")
                        .getValueSerialized())
                .contains("\"phone\":\"1\"", "\"email\":\"e\"");
        assertRefused(form, Variables.createVariables(), "「联系人」「电话」不能为空");
        assertRefused(form, values("contact", "x"), "「联系人」应为一组内容");
        assertRefused(form, values("contact", Map.of("phone", "1", "fax", "2")), "「联系人」「fax」不在这张表单里");
        assertRefused(form, values("phone", "1"), "「phone」不在这张表单里");
    }

    @Test
    void rowsSeeThemselvesAndKeepTheirReadonlyCells() {
        String form = "{'type':'dynamiclist','path':'rows','label':'清单','components':["
                + "{'type':'number','key':'id','label':'序号','readonly':true},"
                + "{'type':'checkbox','key':'bad','label':'不合格'},"
                + "{'type':'textfield','key':'why','label':'原因','validate':{'required':true},"
                + "'conditional':{'hide':'=not(this.bad)'}}]}";
        current.put("rows", PlainValue.of(List.of(Map.of("id", 100))));
        VariableMap accepted = check(form, values("rows", List.of(Map.of("id", 100, "bad", false))));
        assertThat(accepted.<org.camunda.spin.plugin.variable.value.JsonValue>getValueTyped("rows")
                        .getValueSerialized())
                .isEqualTo("[{\"id\":100,\"bad\":false}]");
        assertRefused(form, values("rows", List.of(Map.of("id", 2, "bad", false))), "「清单」第1行「序号」只供查看");
        assertRefused(form, values("rows", List.of(Map.of("bad", true))), "「清单」第1行「原因」不能为空");
    }

    @Test
    void expressionsAreCountedByTheServer() {
        String form = "{'type':'number','key':'a'},{'type':'expression','key':'twice','expression':'=a*2'}";
        assertThat(check(form, values("a", 4).putValue("twice", 99)))
                .containsEntry("a", 4)
                .containsEntry("twice", 8);
        String dependent = form + ",{'type':'textfield','key':'f','label':'说明','conditional':{'hide':'=twice < 10'}}";
        assertRefused(dependent, values("a", 4).putValue("twice", 99).putValue("f", "x"), "「说明」在当前选择下不用填写");
    }

    @Test
    void allFaultsAreTold() {
        String form = "{'type':'textfield','key':'a','label':'标题','validate':{'required':true}},"
                + "{'type':'number','key':'b','label':'数量','validate':{'min':1}}";
        assertThatExceptionOfType(InputRefused.class)
                .isThrownBy(() -> check(form, values("b", 0)))
                .withMessage("「标题」不能为空，请填写；「数量」不能小于 1。")
                .satisfies(refused -> assertThat(refused.field()).isEqualTo("a"));
    }

    private VariableMap check(String components, VariableMap submitted) {
        String form = "{\"components\":[" + components.replace('\'', '"') + "]}";
        try {
            return FormSchema.parse(new ByteArrayInputStream(form.getBytes(StandardCharsets.UTF_8)))
                    .check(submitted, current, FEEL);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void assertRefused(String components, VariableMap submitted, String... texts) {
        assertThatExceptionOfType(InputRefused.class)
                .isThrownBy(() -> check(components, submitted))
                .satisfies(refused -> assertThat(refused.getMessage()).contains(texts));
    }

    private static VariableMap values(String key, Object value) {
        return Variables.createVariables().putValue(key, value);
    }
}
