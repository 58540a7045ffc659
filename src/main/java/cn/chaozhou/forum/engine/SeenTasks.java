package cn.chaozhou.forum.engine;

import cn.chaozhou.forum.role.Reader;
import cn.chaozhou.forum.wording.Texts;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * What hangs on a task is read like what hangs on none, by whoever doesn't see the task: each of the engine's doors has
 * another answer to an unknown id, and would so tell which tasks there are. Comments of an ended task stay readable for
 * those who watch, and have a guard of their own ({@link TaskRemarks}).
 */
final class SeenTasks extends OncePerRequestFilter {

    private static final Pattern PART_OF_TASK = Pattern.compile(".*/task/(?!report/)([^/]+)/(?!comment)[^/].*");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ProcessEngine engine;
    private final Function<HttpServletRequest, @Nullable Reader> login;

    SeenTasks(ProcessEngine engine, Function<HttpServletRequest, @Nullable Reader> login) {
        this.engine = engine;
        this.login = login;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String path = request.getServletPath() + (request.getPathInfo() == null ? "" : request.getPathInfo());
        Matcher part = PART_OF_TASK.matcher(path);
        Reader reader = request.getMethod().equals("GET") && part.matches() ? login.apply(request) : null;
        if (reader != null && !sees(reader, part.group(1))) {
            response.setStatus(HttpServletResponse.SC_NOT_FOUND);
            response.setContentType(MediaType.APPLICATION_JSON_VALUE);
            response.setCharacterEncoding(StandardCharsets.UTF_8.name());
            response.getOutputStream()
                    .write(JSON.writeValueAsBytes(
                            Map.of("type", "NotFoundException", "message", Texts.of("forms.conflict.gone"))));
            return;
        }
        chain.doFilter(request, response);
    }

    private boolean sees(Reader reader, String task) {
        Authentication before = engine.getIdentityService().getCurrentAuthentication();
        try {
            engine.getIdentityService().setAuthentication(reader.user(), List.copyOf(reader.groups()));
            return engine.getTaskService().createTaskQuery().taskId(task).count() > 0;
        } finally {
            engine.getIdentityService().setAuthentication(before);
        }
    }
}
