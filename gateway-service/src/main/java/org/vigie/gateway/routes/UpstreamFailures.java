package org.vigie.gateway.routes;

import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.servlet.function.HandlerFilterFunction;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;
import org.vigie.platform.problem.ProblemException;

/** Asks a refusing service again where that is safe, says plainly what happened when none answers, keeps what is too large out. */
@Component
class UpstreamFailures implements HandlerFilterFunction<ServerResponse, ServerResponse> {
    private static final Logger log = LoggerFactory.getLogger(UpstreamFailures.class);
    private static final long UNKNOWN = -1;
    // a pod that has just ended may still be in the list of its service
    private static final List<Duration> PAUSES =
            List.of(Duration.ofMillis(50), Duration.ofMillis(200), Duration.ofMillis(500));

    private final UpstreamProperties upstream;

    UpstreamFailures(UpstreamProperties upstream) {
        this.upstream = upstream;
    }

    @Override
    public ServerResponse filter(ServerRequest request, HandlerFunction<ServerResponse> next) throws Exception {
        long length = request.headers().contentLength().orElse(UNKNOWN);
        if (length == UNKNOWN && request.headers().firstHeader(HttpHeaders.TRANSFER_ENCODING) != null) {
            throw new ProblemException(HttpStatus.LENGTH_REQUIRED, "length-required");
        }
        DataSize largest = UpstreamProperties.isUpload(request.method(), request.path())
                ? upstream.largestUpload()
                : upstream.largestRequest();
        if (length > largest.toBytes()) {
            throw new ProblemException(
                    HttpStatus.CONTENT_TOO_LARGE,
                    "larger-than-accepted",
                    DataSize.ofBytes(length).toMegabytes(),
                    largest.toMegabytes());
        }
        try {
            return patiently(request, next);
        } catch (ResourceAccessException | java.io.IOException failure) {
            throw problem(request, failure);
        }
    }

    /** Asks once more, and again, where a request that only reads was refused a connection. */
    private static ServerResponse patiently(ServerRequest request, HandlerFunction<ServerResponse> next)
            throws Exception {
        if (!request.method().equals(HttpMethod.GET) && !request.method().equals(HttpMethod.HEAD)) {
            return next.handle(request);
        }
        for (Duration pause : PAUSES) {
            try {
                return next.handle(request);
            } catch (ResourceAccessException | java.io.IOException failure) {
                if (!refused(failure)) {
                    throw failure;
                }
                Thread.sleep(pause);
            }
        }
        return next.handle(request);
    }

    private static boolean refused(Exception failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof HttpTimeoutException) {
                return false;
            }
            if (cause instanceof ConnectException) {
                return true;
            }
        }
        return false;
    }

    private static ProblemException problem(ServerRequest request, Exception failure) {
        log.warn("{} {}: {}", request.method(), request.path(), failure.toString());
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof HttpTimeoutException || cause instanceof SocketTimeoutException) {
                return new ProblemException(HttpStatus.GATEWAY_TIMEOUT, "upstream-timeout");
            }
            if (cause instanceof ConnectException) {
                return new ProblemException(HttpStatus.SERVICE_UNAVAILABLE, "unavailable");
            }
        }
        return new ProblemException(HttpStatus.BAD_GATEWAY, "upstream-failed");
    }
}
