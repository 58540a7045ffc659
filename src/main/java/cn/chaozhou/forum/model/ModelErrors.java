package cn.chaozhou.forum.model;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** A model that waited was written for another state of the office, for example for a form that somebody took out since. */
@RestControllerAdvice(basePackageClasses = ModelErrors.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class ModelErrors {

    @ExceptionHandler
    ProblemDetail refused(ModelRefused e) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, e.getMessage());
    }
}
