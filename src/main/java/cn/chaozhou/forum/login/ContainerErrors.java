package cn.chaozhou.forum.login;

import cn.chaozhou.forum.wording.Texts;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/**
 * The answer to what the container itself refuses, before any filter: a broken path, too long a header, an unknown
 * method. Its own page would be in English, with its name and without our headers. Tomcat makes it by its class name.
 */
public final class ContainerErrors extends ErrorReportValve {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    protected void report(Request request, Response response, Throwable failure) {
        int status = response.getStatus();
        if (status < Response.SC_BAD_REQUEST || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        String advice =
                Texts.of(status < Response.SC_INTERNAL_SERVER_ERROR ? "login.status.other" : "login.status.500");
        StrictHeaders.ALWAYS.forEach(response::setHeader);
        response.setHeader("Content-Security-Policy", StrictHeaders.DATA);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        try {
            String text = JSON.writeValueAsString(Map.of("status", status, "detail", advice, "message", advice));
            response.getReporter().write(text);
            response.finishResponse();
        } catch (IOException gone) {
            // Nobody is there to read it.
        }
    }
}
