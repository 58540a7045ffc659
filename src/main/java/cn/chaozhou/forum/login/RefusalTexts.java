package cn.chaozhou.forum.login;

import cn.chaozhou.forum.wording.Texts;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.web.error.ErrorAttributeOptions;
import org.springframework.boot.web.servlet.error.DefaultErrorAttributes;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.WebRequest;

/** What the container's error page says where a filter, not a door, has refused: status and advice, nothing of the inside. */
@Component
class RefusalTexts extends DefaultErrorAttributes {

    @Override
    public Map<String, Object> getErrorAttributes(WebRequest request, ErrorAttributeOptions options) {
        Object status = super.getErrorAttributes(request, options).get("status");
        HttpStatus known = status instanceof Integer code ? HttpStatus.resolve(code) : null;
        String advice =
                switch (known == null ? HttpStatus.INTERNAL_SERVER_ERROR : known) {
                    case UNAUTHORIZED -> Texts.of("login.status.401");
                    case FORBIDDEN -> Texts.of("login.status.403");
                    case NOT_FOUND -> Texts.of("login.status.404");
                    case INTERNAL_SERVER_ERROR -> Texts.of("login.status.500");
                    default -> Texts.of("login.status.other");
                };
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("status", status);
        answer.put("title", known == null ? "" : known.getReasonPhrase());
        answer.put("detail", advice);
        answer.put("message", advice);
        return answer;
    }
}
