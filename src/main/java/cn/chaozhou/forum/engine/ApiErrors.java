package cn.chaozhou.forum.engine;

import java.util.Map;
import java.util.NoSuchElementException;
import org.camunda.bpm.engine.AuthorizationException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Answers of {@code /api} when something is wrong: problem+json (RFC 9457), in Chinese, without inner details. */
@RestControllerAdvice
class ApiErrors extends ResponseEntityExceptionHandler {

    private static final Map<Integer, String> ADVICE = Map.of(
            400, "请求内容有误，请检查各项的名称和格式。",
            404, "没有找到您要的内容，或您无权查看。",
            405, "该地址不支持这种操作。",
            406, "无法按所要求的格式答复。",
            415, "请求内容的格式不受支持，请使用 JSON。");

    @ExceptionHandler
    ProblemDetail refused(InputRefused e) {
        ProblemDetail problem = problem(HttpStatus.BAD_REQUEST, e.getMessage());
        problem.setProperty("field", e.field());
        return problem;
    }

    @ExceptionHandler
    ProblemDetail notFound(NoSuchElementException e) {
        return problem(HttpStatus.NOT_FOUND, ADVICE.get(404));
    }

    @ExceptionHandler
    ProblemDetail forbidden(AuthorizationException e) {
        return problem(HttpStatus.FORBIDDEN, e instanceof TaskRefused ? e.getMessage() : "您的岗位无权进行此操作。");
    }

    @ExceptionHandler
    ProblemDetail failed(RuntimeException e) {
        logger.error("request failed", e);
        return problem(HttpStatus.INTERNAL_SERVER_ERROR, "系统处理出错，内容未保存。请稍后再试；若仍出错，请告知管理员。");
    }

    @Override
    protected ResponseEntity<Object> handleExceptionInternal(
            Exception e, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        String advice = ADVICE.getOrDefault(status.value(), "请求未能处理。");
        return super.handleExceptionInternal(
                e, ProblemDetail.forStatusAndDetail(status, advice), headers, status, request);
    }

    private static ProblemDetail problem(HttpStatus status, String detail) {
        return ProblemDetail.forStatusAndDetail(status, detail);
    }
}
