package org.vigie.platform.problem;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.validation.FieldError;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Turns whatever a controller throws into problem details, never into a stack trace. */
@RestControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE)
class ProblemAdvice extends ResponseEntityExceptionHandler {
    private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);

    private static final Map<Class<?>, String> EXPECTED = Map.of(
            LocalDate.class, "expected-day",
            int.class, "expected-number",
            Integer.class, "expected-number",
            long.class, "expected-number",
            Long.class, "expected-number",
            boolean.class, "expected-truth",
            Boolean.class, "expected-truth");

    private final Problems problems;

    ProblemAdvice(Problems problems) {
        this.problems = problems;
    }

    @ExceptionHandler
    ResponseEntity<Object> onProblem(ProblemException cause, HttpServletRequest request) {
        return answer(problems.of(request, cause), new HttpHeaders());
    }

    @ExceptionHandler
    ResponseEntity<Object> onDenial(AccessDeniedException denied, HttpServletRequest request) {
        var who = SecurityContextHolder.getContext().getAuthentication();
        var status = who == null || who instanceof AnonymousAuthenticationToken
                ? HttpStatus.UNAUTHORIZED
                : HttpStatus.FORBIDDEN;
        return answer(problems.of(request, status, Problems.slugOf(status)), new HttpHeaders());
    }

    @ExceptionHandler
    ResponseEntity<Object> onAnythingElse(Exception failure, HttpServletRequest request) {
        var what = request.getMethod() + " " + request.getRequestURI();
        var outside = problems.ofCauseOutside(request, what, failure);
        if (outside.isPresent()) {
            return answer(outside.get(), new HttpHeaders());
        }
        log.error("{} failed", what, failure);
        var problem = problems.of(request, HttpStatus.INTERNAL_SERVER_ERROR, "internal-error");
        return answer(problem, new HttpHeaders());
    }

    @Override
    protected ResponseEntity<Object> handleExceptionInternal(
            Exception failure,
            @Nullable Object body,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest webRequest) {
        var request = ((ServletWebRequest) webRequest).getRequest();
        if (status.is5xxServerError()) {
            log.error("{} {} failed", request.getMethod(), request.getRequestURI(), failure);
        }
        return answer(problemOf(failure, status, request), headers);
    }

    private ProblemDetail problemOf(Exception failure, HttpStatusCode status, HttpServletRequest request) {
        return switch (failure) {
            case HttpRequestMethodNotSupportedException method ->
                problems.of(
                        request,
                        status,
                        "method-not-allowed",
                        method.getMethod(),
                        joined(method.getSupportedMethods()));
            case HttpMediaTypeNotSupportedException type ->
                problems.of(
                        request,
                        status,
                        "unsupported-media-type",
                        type.getContentType() == null ? "-" : type.getContentType(),
                        MediaType.toString(type.getSupportedMediaTypes()));
            case MissingServletRequestParameterException missing ->
                problems.of(request, status, "missing-parameter", missing.getParameterName());
            case MissingServletRequestPartException missing ->
                problems.of(request, status, "missing-parameter", missing.getRequestPartName());
            case MethodArgumentTypeMismatchException mismatch ->
                badParameter(request, status, mismatch.getName(), mismatch.getValue(), mismatch.getRequiredType());
            case HttpMessageNotReadableException ignored -> problems.of(request, status, "unreadable-body");
            case MethodArgumentNotValidException invalid -> {
                var mismatch = mismatch(invalid);
                if (mismatch != null) {
                    yield badParameter(
                            request, status, mismatch.getField(), mismatch.getRejectedValue(), type(mismatch));
                }
                var locale = LocaleContextHolder.getLocale();
                yield withErrors(
                        problems.of(request, status, "invalid-values"),
                        invalid.getFieldErrors().stream()
                                .map(error -> error(error.getField(), error.getDefaultMessage(), locale))
                                .toList());
            }
            case HandlerMethodValidationException invalid ->
                withErrors(
                        problems.of(request, status, "invalid-values"),
                        invalid.getParameterValidationResults().stream()
                                .flatMap(result -> result.getResolvableErrors().stream()
                                        .map(error -> error(
                                                String.valueOf(result.getMethodParameter()
                                                        .getParameterName()),
                                                error.getDefaultMessage(),
                                                LocaleContextHolder.getLocale())))
                                .toList());
            default -> problems.of(request, status, Problems.slugOf(status), request.getRequestURI());
        };
    }

    private static ProblemDetail withErrors(ProblemDetail problem, List<Map<String, String>> errors) {
        problem.setProperty("errors", errors);
        return problem;
    }

    private static Map<String, String> error(String field, @Nullable String message, Locale locale) {
        return Map.of("field", field, "message", message == null ? field : message, "language", locale.toLanguageTag());
    }

    private static String joined(String @Nullable [] values) {
        return values == null
                ? "-"
                : String.join(", ", Arrays.stream(values).sorted().toList());
    }

    /** Names the parameter, what was given for it, and what is meant where its type tells. */
    private ProblemDetail badParameter(
            HttpServletRequest request,
            HttpStatusCode status,
            String name,
            @Nullable Object given,
            @Nullable Class<?> type) {
        var text = String.valueOf(given);
        var shown = text.length() <= 60 ? text : text.substring(0, 60) + "…";
        var problem = problems.of(request, status, "bad-parameter", name, shown);
        var expected = type == null ? null : EXPECTED.get(type);
        if (expected != null) {
            problem.setDetail(
                    problems.of(request, status, expected, name, shown).getDetail());
        }
        return problem;
    }

    /** The first value that could not even be read, such as a date that is none. */
    private static @Nullable FieldError mismatch(MethodArgumentNotValidException invalid) {
        return invalid.getFieldErrors().stream()
                .filter(FieldError::isBindingFailure)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable Class<?> type(FieldError error) {
        return error.contains(TypeMismatchException.class)
                ? error.unwrap(TypeMismatchException.class).getRequiredType()
                : null;
    }

    private static ResponseEntity<Object> answer(ProblemDetail problem, HttpHeaders headers) {
        return ResponseEntity.status(problem.getStatus())
                .headers(headers)
                .headers(Problems.headersOf(problem))
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }
}
