package cn.chaozhou.forum.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.chaozhou.forum.notice.NoticeSettings.Robot;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Notices to the robots of chat groups, in the format of each kind. */
class RobotTest extends Sending {

    private static final String CASE = "WT-2026-7002";
    private static final Pattern SIGNED = Pattern.compile("/dingtalk\\?access_token=2&timestamp=(\\d+)&sign=(.+)");

    @ParameterizedTest
    @CsvSource({"supervisor,/wecom?key=1", "leader,/yuezhengyi?key=3", "manager,/yuezhengyi?key=3"})
    void theRobotsOfWecomAndYuezhengyiTakeText(String recipient, String address) {
        notices.send(recipient, CASE, "请速复，电话13812345678", true);
        delivery.round();
        assertThat(POSTS).hasSize(1);
        JsonNode body = POSTS.get(0).body();
        assertThat(POSTS.get(0).address()).hasToString(address);
        assertThat(body.get("msgtype").asText()).isEqualTo("text");
        assertThat(POSTS.get(0).text())
                .startsWith("【队长有话说】" + CASE + " 有新通知\n")
                .contains("请速复，电话138****5678", "https://forum.example/camunda/app/tasklist/default/#/notices");
    }

    @Test
    void theRobotOfDingtalkKnowsUsByASignatureOfTheWorldsTime() throws Exception {
        notices.send("dept.agri.handler", CASE, "请签收", true);
        delivery.round();
        assertThat(POSTS).hasSize(1);
        Matcher signed = SIGNED.matcher(POSTS.get(0).address().toString());
        assertThat(signed.matches()).isTrue();
        long millis = Long.parseLong(signed.group(1));
        assertThat(Duration.between(Instant.ofEpochMilli(millis), Instant.now()).abs())
                .isLessThan(Duration.ofMinutes(5));
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        assertThat(URLDecoder.decode(signed.group(2), StandardCharsets.UTF_8))
                .isEqualTo(Base64.getEncoder()
                        .encodeToString(mac.doFinal((millis + "\n" + SECRET).getBytes(StandardCharsets.UTF_8))));
        assertThat(POSTS.get(0).body().at("/msgtype").asText()).isEqualTo("text");
        assertThat(POSTS.get(0).text()).contains("请签收");
    }

    @Test
    void aGroupIsToldOnceADayAndNeverWhatIsForOnePerson() {
        notices.send("supervisor", CASE, "第一件");
        notices.send("supervisor", CASE, "第二件");
        notices.send("handler.agri", CASE, "给本人");
        notices.send("captain", CASE, "没有群的岗位");
        delivery.round();
        assertThat(POSTS).isEmpty();
        run.now(NEXT_OPENING);
        delivery.round();
        delivery.round();
        assertThat(POSTS).hasSize(1);
        assertThat(POSTS.get(0).text()).contains("督办群：", "1. 第一件", "2. 第二件");
    }

    @Test
    void whatARobotRefusesIsListedWithItsCode() {
        answer = "{\"errcode\":93000,\"errmsg\":\"invalid webhook url\"}";
        notices.send("supervisor", CASE, "被拒", true);
        delivery.round();
        assertThat(failures().get(0).get("reason").asText()).isEqualTo("对方不接收（93000）");
        assertThat(failures().get(0).get("channel").asText()).isEqualTo("督办群");
        status = 502;
        answer = "";
        run.advance(Duration.ofMinutes(1));
        delivery.round();
        assertThat(failures().get(0).get("reason").asText()).isEqualTo("对方不接收（502）");
        status = 200;
        answer = "<html>login</html>";
        run.advance(Duration.ofMinutes(2));
        delivery.round();
        assertThat(failures().get(0).get("reason").asText()).isEqualTo("对方不接收");
        assertThat(failures().get(0).get("nextTry").isNull()).isTrue();
    }

    @Test
    void oneThatRefusesKeepsNoOtherWaiting() {
        answer = "{\"errcode\":1}";
        notices.send("supervisor", CASE, "被拒", true);
        notices.send(CAPTAIN, CASE, "送到", true);
        delivery.round();
        assertThat(mails(ADDRESS)).hasSize(1);
    }

    @Test
    void aTextThatIsTooLongIsCutAtALetter() {
        Map<String, Object> message = RobotKind.WECOM.message("字".repeat(1000) + "😀");
        String text = ((Map<?, ?>) message.get("text")).get("content").toString();
        assertThat(text.getBytes(StandardCharsets.UTF_8)).hasSizeBetween(2040, 2048);
        assertThat(text).endsWith("字…");
        assertThat(RobotKind.DINGTALK.message("字".repeat(1000)).get("text"))
                .isEqualTo(Map.of("content", "字".repeat(1000)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://qyapi.weixin.qq.com/x", "ftp://localhost/x", "https://a:b@example.org/", "/x"})
    void anUnsafeAddressIsRefusedAtTheStartAndItsKeyNotPrinted(String url) {
        assertThatThrownBy(() -> new Robot("x", RobotKind.WECOM, URI.create(url), "", List.of("leader")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining(url);
    }

    @Test
    void settingsThatMeanNothingAreRefused() {
        URI url = URI.create("https://example.org/?key=" + URLEncoder.encode("geheim", StandardCharsets.UTF_8));
        assertThatThrownBy(() -> new Robot("x", RobotKind.WECOM, url, "secret", List.of("leader")))
                .hasMessageContaining("only robots of dingtalk");
        assertThatThrownBy(() -> new Robot("x", RobotKind.WECOM, url, "", List.of()))
                .hasMessageContaining("recipients");
        assertThat(new Robot("x", RobotKind.WECOM, url, "", List.of("leader")))
                .asString()
                .doesNotContain("geheim");
    }
}
