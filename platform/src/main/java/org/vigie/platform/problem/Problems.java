package org.vigie.platform.problem;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.web.servlet.LocaleResolver;
import org.vigie.platform.observability.TraceId;
import tools.jackson.databind.json.JsonMapper;

/** Makes problem details (RFC 9457) in the language of the request. */
public class Problems {
    private static final Logger log = LoggerFactory.getLogger(Problems.class);

    /** What is not available has mostly ended a moment ago, and is started again at once. */
    private static final String RETRY_AFTER_SECONDS = "3";

    /** Connection exceptions, and PostgreSQL's {@code admin_shutdown}, {@code crash_shutdown} and {@code cannot_connect_now}. */
    private static final String AWAY = "08...|57P0[1-3]";

    /** PostgreSQL's {@code character_not_in_repertoire}: it takes no zero bytes. */
    private static final String NO_TEXT = "22021";

    private static final Map<Integer, String> SLUGS = Map.ofEntries(
            Map.entry(400, "bad-request"),
            Map.entry(401, "not-signed-in"),
            Map.entry(403, "not-permitted"),
            Map.entry(404, "not-found"),
            Map.entry(405, "method-not-allowed"),
            Map.entry(406, "not-acceptable"),
            Map.entry(409, "conflict"),
            Map.entry(411, "length-required"),
            Map.entry(413, "too-large"),
            Map.entry(415, "unsupported-media-type"),
            Map.entry(429, "too-many-requests"),
            Map.entry(500, "internal-error"),
            Map.entry(502, "upstream-failed"),
            Map.entry(503, "unavailable"),
            Map.entry(504, "upstream-timeout"),
            Map.entry(507, "disk-full"));

    private final MessageSource messages;
    private final LocaleResolver locales;
    private final JsonMapper json;

    Problems(MessageSource messages, LocaleResolver locales, JsonMapper json) {
        this.messages = messages;
        this.locales = locales;
        this.json = json;
    }

    /** The slug that stands for a status when nothing more is known. */
    public static String slugOf(HttpStatusCode status) {
        return SLUGS.getOrDefault(status.value(), status.is4xxClientError() ? "bad-request" : "internal-error");
    }

    /** Makes the problem {@code urn:vigie:problem:<slug>}; the arguments fill the placeholders of its detail. */
    public ProblemDetail of(HttpServletRequest request, HttpStatusCode status, String slug, Object... arguments) {
        var locale = locales.resolveLocale(request);
        var problem = ProblemDetail.forStatus(status);
        problem.setType(URI.create("urn:vigie:problem:" + slug));
        problem.setTitle(text(slug + ".title", locale, arguments, slugOf(status) + ".title"));
        problem.setDetail(text(slug + ".detail", locale, arguments, slugOf(status) + ".detail"));
        problem.setInstance(URI.create(TraceId.of(request).toUrn()));
        return problem;
    }

    ProblemDetail of(HttpServletRequest request, ProblemException cause) {
        var problem = of(request, cause.status(), cause.slug(), cause.arguments());
        cause.properties().forEach(problem::setProperty);
        return problem;
    }

    /** Makes the problem of a request that failed outside the controllers, from the attributes of its error dispatch. */
    public ProblemDetail ofFailed(HttpServletRequest request) {
        var path = String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI));
        var failure = (Throwable) request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
        var outside = ofCauseOutside(request, path, failure);
        if (outside.isPresent()) {
            return outside.get();
        }
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ProblemException problem) {
                return of(request, problem);
            }
            if (cause instanceof AuthenticationServiceException) {
                log.error("Tokens cannot be checked for {}", path, cause);
                return of(request, HttpStatus.SERVICE_UNAVAILABLE, "unavailable");
            }
        }
        var code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer known ? known : 404;
        var status = HttpStatus.resolve(code) == null ? HttpStatus.INTERNAL_SERVER_ERROR : HttpStatus.valueOf(code);
        return of(request, status, slugOf(status), path);
    }

    /**
     * The problem of a failure whose cause lies outside of the service: a full disk, a database that is away, or what was asked
     * with signs that are no text.
     */
    Optional<ProblemDetail> ofCauseOutside(HttpServletRequest request, String what, @Nullable Throwable failure) {
        if (failure != null && DiskFull.causes(failure)) {
            log.error("{} failed: the disk is full: {}", what, failure.toString());
            return Optional.of(of(request, HttpStatus.INSUFFICIENT_STORAGE, "disk-full"));
        }
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && isAway(sql)) {
                log.error("{} failed: the database is away: {}", what, sql.toString());
                return Optional.of(of(request, HttpStatus.SERVICE_UNAVAILABLE, "unavailable"));
            }
            if (cause instanceof InvalidParameterException
                    || (cause instanceof SQLException refused && NO_TEXT.equals(refused.getSQLState()))) {
                return Optional.of(of(request, HttpStatus.BAD_REQUEST, "bad-request"));
            }
        }
        return Optional.empty();
    }

    /** Whether the database cannot be reached, is ending or is starting; of a pool without connections the kind alone tells. */
    private static boolean isAway(SQLException failure) {
        return failure instanceof SQLTransientConnectionException
                || Objects.toString(failure.getSQLState(), "").matches(AWAY);
    }

    /** Answers with the problem of a status. */
    public void write(HttpServletRequest request, HttpServletResponse response, HttpStatus status) throws IOException {
        write(request, response, of(request, status, slugOf(status), request.getRequestURI()));
    }

    /** Answers with this problem. */
    public void write(HttpServletRequest request, HttpServletResponse response, ProblemDetail problem)
            throws IOException {
        if (response.isCommitted()) {
            return;
        }
        response.setStatus(problem.getStatus());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.setHeader("Content-Language", locales.resolveLocale(request).toLanguageTag());
        headersOf(problem).toSingleValueMap().forEach(response::setHeader);
        response.getOutputStream().write(json.writeValueAsBytes(problem));
    }

    /** What each answer with this problem says beside its body. */
    static HttpHeaders headersOf(ProblemDetail problem) {
        var headers = new HttpHeaders();
        headers.setCacheControl(CacheControl.noStore());
        if (problem.getStatus() == HttpStatus.SERVICE_UNAVAILABLE.value()) {
            headers.set(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        }
        return headers;
    }

    private @Nullable String text(String key, Locale locale, Object[] arguments, String fallback) {
        var found = messages.getMessage(key, arguments, null, locale);
        return found != null
                ? found
                : Objects.requireNonNull(messages.getMessage(fallback, arguments, fallback, locale));
    }
}
