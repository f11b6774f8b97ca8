package org.vigie.gateway.limits;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.springframework.http.HttpStatus;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.servlet.function.HandlerFilterFunction;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;
import org.vigie.platform.country.ConditionalOnFeature;
import org.vigie.platform.country.Feature;
import org.vigie.platform.problem.ProblemException;

/** Lets partners with a good token in, each as often as agreed, and tells them how often that still is. */
@Component
@ConditionalOnFeature(Feature.PARTNER_API)
public class PartnerLimit implements HandlerFilterFunction<ServerResponse, ServerResponse> {
    private static final String BEARER = "Bearer ";

    private final JwtDecoder tokens;
    private final PartnerUse use;
    private final LimitProperties limits;
    private final Clock clock;
    private final MeterRegistry meters;

    PartnerLimit(JwtDecoder tokens, PartnerUse use, LimitProperties limits, Clock clock, MeterRegistry meters) {
        this.tokens = tokens;
        this.use = use;
        this.limits = limits;
        this.clock = clock;
        this.meters = meters;
        Gauge.builder("vigie.partner.quota", limits, agreed -> agreed.callsPerMinute())
                .description("Calls that a partner may make in a minute")
                .register(meters);
    }

    @Override
    public ServerResponse filter(ServerRequest request, HandlerFunction<ServerResponse> next) throws Exception {
        var client = String.valueOf(token(request).getSubject());
        var now = clock.instant();
        var minute = now.truncatedTo(ChronoUnit.MINUTES);
        var seconds = 60 - Duration.between(minute, now).toSeconds();
        var left = limits.callsPerMinute() - use.add(client, minute);
        meters.counter("vigie.partner.calls", "client", client, "outcome", left < 0 ? "refused" : "passed")
                .increment();
        tell("RateLimit-Policy", "\"minute\";q=" + limits.callsPerMinute() + ";w=60");
        tell("RateLimit", "\"minute\";r=" + Math.max(left, 0) + ";t=" + seconds);
        if (left < 0) {
            tell("Retry-After", String.valueOf(seconds));
            throw new ProblemException(HttpStatus.TOO_MANY_REQUESTS, "too-many-requests");
        }
        return next.handle(request);
    }

    private Jwt token(ServerRequest request) {
        var header = request.headers().firstHeader("Authorization");
        try {
            if (header != null && header.startsWith(BEARER)) {
                return tokens.decode(header.substring(BEARER.length()));
            }
        } catch (BadJwtException bad) {
            tell("WWW-Authenticate", "Bearer error=\"invalid_token\"");
            throw new ProblemException(HttpStatus.UNAUTHORIZED, "bad-token");
        } catch (JwtException unchecked) {
            throw new ProblemException(HttpStatus.SERVICE_UNAVAILABLE, "unavailable");
        }
        tell("WWW-Authenticate", "Bearer");
        throw new ProblemException(HttpStatus.UNAUTHORIZED, "bad-token");
    }

    private static void tell(String header, String value) {
        var attributes = (ServletRequestAttributes) RequestContextHolder.currentRequestAttributes();
        var response = attributes.getResponse();
        if (response != null) {
            response.setHeader(header, value);
        }
    }
}
