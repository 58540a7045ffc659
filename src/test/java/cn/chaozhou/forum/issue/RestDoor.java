package cn.chaozhou.forum.issue;

import cn.chaozhou.forum.ProcessRun;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.rest.dto.VariableValueDto;
import org.camunda.bpm.engine.rest.dto.task.CompleteTaskDto;
import org.camunda.bpm.engine.rest.exception.ExceptionHandlerHelper;
import org.camunda.bpm.engine.rest.sub.task.impl.TaskResourceImpl;
import org.camunda.spin.json.SpinJsonNode;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Lazy;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.stereotype.Component;

/** Submits a form through the engine's REST resource and answers what a person reads, without a web server. */
@Lazy
@Component
class RestDoor {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ProcessEngine engine;
    private final ProcessRun run;
    private final Filter errorTexts;

    RestDoor(ProcessEngine engine, ProcessRun run, @Qualifier("errorTexts") Filter errorTexts) {
        this.engine = engine;
        this.run = run;
        this.errorTexts = errorTexts;
    }

    /** @param message what a refusal says; empty where the form was taken */
    record Answer(int status, String message) {

        boolean taken() {
            return status < HttpServletResponse.SC_BAD_REQUEST;
        }
    }

    /** By a person who holds the task. */
    Answer submit(String user, String task, Map<String, Object> form) {
        try {
            return run.as(user, () -> {
                new TaskResourceImpl(engine, task, "/", JSON, false, false, false).submit(variables(form));
                return new Answer(HttpServletResponse.SC_NO_CONTENT, "");
            });
        } catch (RuntimeException refusal) {
            return refused(task, refusal);
        }
    }

    private Answer refused(String task, RuntimeException refusal) {
        ExceptionHandlerHelper door = ExceptionHandlerHelper.getInstance();
        MockHttpServletResponse response = new MockHttpServletResponse();
        try {
            byte[] body = JSON.writeValueAsBytes(door.fromException(refusal));
            errorTexts.doFilter(
                    new MockHttpServletRequest("POST", "/engine-rest/task/" + task + "/submit-form"),
                    response,
                    (request, held) -> {
                        HttpServletResponse http = (HttpServletResponse) held;
                        http.setStatus(door.getStatus(refusal).getStatusCode());
                        http.setContentType("application/json");
                        http.getOutputStream().write(body);
                    });
            String text = response.getContentAsString(StandardCharsets.UTF_8);
            return new Answer(
                    response.getStatus(), JSON.readTree(text).path("message").asText());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static CompleteTaskDto variables(Map<String, Object> form) {
        Map<String, VariableValueDto> values = new HashMap<>();
        form.forEach((key, value) -> {
            VariableValueDto dto = new VariableValueDto();
            dto.setValue(value instanceof SpinJsonNode ? value.toString() : value);
            dto.setType(value instanceof SpinJsonNode ? "Json" : null);
            values.put(key, dto);
        });
        CompleteTaskDto dto = new CompleteTaskDto();
        dto.setVariables(values);
        return dto;
    }
}
