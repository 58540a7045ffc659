package cn.chaozhou.forum.notice;

import cn.chaozhou.forum.outgoing.Signatures;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/**
 * Whose robots are spoken to. All of them take a message of type text and answer with {@code errcode}, 0 for success; they
 * differ in what they let pass and in how they know who speaks. Text is sent, not markdown: what people wrote stays words.
 */
enum RobotKind {
    /** 企业微信: developer.work.weixin.qq.com, path/91770. */
    WECOM(2048, false),
    /** 钉钉, with the security setting 加签: open.dingtalk.com, custom robots. */
    DINGTALK(20_000, true),
    /** 粤政易, a 企业微信 of the province's own: same messages, another host. */
    YUEZHENGYI(2048, false);

    private final int mostBytes;
    private final boolean signed;

    RobotKind(int mostBytes, boolean signed) {
        this.mostBytes = mostBytes;
        this.signed = signed;
    }

    boolean isSigned() {
        return signed;
    }

    /** @param millis the time of the world, from which a robot lets the signature's differ by an hour at most */
    URI address(URI url, String secret, long millis) {
        if (secret.isEmpty()) {
            return url;
        }
        byte[] signature = Signatures.hmacSha256(secret, (millis + "\n" + secret).getBytes(StandardCharsets.UTF_8));
        return URI.create("%s%stimestamp=%d&sign=%s"
                .formatted(
                        url,
                        url.getRawQuery() == null ? "?" : "&",
                        millis,
                        URLEncoder.encode(Base64.getEncoder().encodeToString(signature), StandardCharsets.UTF_8)));
    }

    Map<String, Object> message(String text) {
        return Map.of("msgtype", "text", "text", Map.of("content", cut(text)));
    }

    /** What is too long for the robot ends in "…". */
    private String cut(String text) {
        String dots = "…";
        if (bytes(text) <= mostBytes) {
            return text;
        }
        StringBuilder kept = new StringBuilder();
        int left = mostBytes - bytes(dots);
        for (int at = 0; at < text.length(); at = text.offsetByCodePoints(at, 1)) {
            String letter = Character.toString(text.codePointAt(at));
            left -= bytes(letter);
            if (left < 0) {
                break;
            }
            kept.append(letter);
        }
        return kept.append(dots).toString();
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
