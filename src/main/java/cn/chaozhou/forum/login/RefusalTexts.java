package cn.chaozhou.forum.login;

import cn.chaozhou.forum.wording.Texts;
import jakarta.servlet.RequestDispatcher;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.boot.web.error.ErrorAttributeOptions;
import org.springframework.boot.web.servlet.error.DefaultErrorAttributes;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.WebRequest;

/** What the container's error page says where a filter, not a door, has refused: status and advice, nothing of the inside. */
@Component
class RefusalTexts extends DefaultErrorAttributes {

    /** The web apps' login, whose form shows this sentence: the same whatever was wrong. */
    private static final Pattern LOGIN = Pattern.compile("/camunda/api/admin/auth/user/[^/]+/login/.*");

    @Override
    public Map<String, Object> getErrorAttributes(WebRequest request, ErrorAttributeOptions options) {
        Object status = super.getErrorAttributes(request, options).get("status");
        HttpStatus known = status instanceof Integer code ? HttpStatus.resolve(code) : null;
        String advice =
                switch (known == null ? HttpStatus.INTERNAL_SERVER_ERROR : known) {
                    case UNAUTHORIZED -> Texts.of(isLogin(request) ? "login.status.login" : "login.status.401");
                    case FORBIDDEN -> Texts.of("login.status.403");
                    case NOT_FOUND -> Texts.of("login.status.404");
                    case INTERNAL_SERVER_ERROR -> Texts.of("login.status.500");
                    case SERVICE_UNAVAILABLE -> Texts.of("login.status.503");
                    default -> Texts.of("login.status.other");
                };
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("status", status);
        answer.put("title", known == null ? "" : known.getReasonPhrase());
        answer.put("detail", advice);
        answer.put("message", advice);
        return answer;
    }

    private static boolean isLogin(WebRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI, RequestAttributes.SCOPE_REQUEST)
                        instanceof String path
                && LOGIN.matcher(path).matches();
    }
}
