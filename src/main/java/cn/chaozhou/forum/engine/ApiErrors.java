package cn.chaozhou.forum.engine;

import cn.chaozhou.forum.wording.Texts;
import java.util.Arrays;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.validation.FieldError;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Answers of {@code /api} when something is wrong: problem+json (RFC 9457), in Chinese, without inner details. */
@RestControllerAdvice
class ApiErrors extends ResponseEntityExceptionHandler {

    @ExceptionHandler
    ProblemDetail refused(InputRefused e) {
        ProblemDetail problem = problem(HttpStatus.BAD_REQUEST, e.getMessage());
        problem.setProperty("field", e.field());
        return problem;
    }

    @ExceptionHandler
    ProblemDetail notFound(NoSuchElementException e) {
        return problem(HttpStatus.NOT_FOUND, StatusTexts.of(404));
    }

    @ExceptionHandler
    ProblemDetail forbidden(AuthorizationException e) {
        return problem(HttpStatus.FORBIDDEN, e instanceof RoleRefused ? e.getMessage() : StatusTexts.of(403));
    }

    @ExceptionHandler
    ProblemDetail conflict(ConflictRefused e) {
        return problem(HttpStatus.CONFLICT, e.getMessage());
    }

    @ExceptionHandler({OptimisticLockingException.class, ConcurrencyFailureException.class})
    ProblemDetail conflict() {
        return problem(HttpStatus.CONFLICT, Texts.of("forms.conflict.changed"));
    }

    @ExceptionHandler
    ProblemDetail failed(RuntimeException e) {
        if (Outage.isBehind(e)) {
            logger.warn("the database is away: " + e.getMessage());
            return problem(HttpStatus.SERVICE_UNAVAILABLE, StatusTexts.of(503));
        } else if (Conflicts.isLost(e) || Conflicts.isTwice(e)) {
            return conflict();
        }
        logger.error("request failed", e);
        return problem(HttpStatus.INTERNAL_SERVER_ERROR, StatusTexts.of(500));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleTypeMismatch(
            TypeMismatchException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        String name = e instanceof MethodArgumentTypeMismatchException argument
                ? argument.getName()
                : Objects.toString(e.getPropertyName(), "");
        return unreadable(name, e);
    }

    /** Of a parameter object whose parts come from the address: its first part that can't be read. */
    @Override
    protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        FieldError wrong = e.getFieldError();
        return wrong != null && wrong.contains(TypeMismatchException.class)
                ? unreadable(wrong.getField(), wrong.unwrap(TypeMismatchException.class))
                : super.handleMethodArgumentNotValid(e, headers, status, request);
    }

    private static ResponseEntity<Object> unreadable(String name, TypeMismatchException e) {
        Class<?> type = e.getRequiredType();
        String detail = type == null || !type.isEnum()
                ? Texts.of("engine.parameter.unreadable", name)
                : Texts.of(
                        "engine.parameter.choices",
                        name,
                        Arrays.stream(type.getEnumConstants())
                                .map(Object::toString)
                                .collect(Collectors.joining(Texts.of("engine.parameter.separator"))));
        ProblemDetail problem = problem(HttpStatus.BAD_REQUEST, detail);
        problem.setProperty("field", name);
        return ResponseEntity.badRequest().body(problem);
    }

    @Override
    protected ResponseEntity<Object> handleExceptionInternal(
            Exception e, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, StatusTexts.of(status.value()));
        return super.handleExceptionInternal(e, problem, headers, status, request);
    }

    private static ProblemDetail problem(HttpStatus status, String detail) {
        return ProblemDetail.forStatusAndDetail(status, detail);
    }
}
