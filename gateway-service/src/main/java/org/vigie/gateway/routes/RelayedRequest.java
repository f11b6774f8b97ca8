package org.vigie.gateway.routes;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.function.ServerRequest;
import org.vigie.gateway.session.SessionTokens;
import org.vigie.platform.observability.TraceId;
import org.vigie.platform.problem.ProblemException;
import org.vigie.platform.security.ClientCertificate;
import org.vigie.platform.security.VigieProperties;

/** Decides what of a request may pass on to a service. */
@Component
class RelayedRequest {
    private static final List<String> NEVER_PASSED = List.of(
            "Forwarded",
            "X-Forwarded-For",
            "X-Forwarded-Host",
            "X-Forwarded-Proto",
            "X-Forwarded-Port",
            "X-Forwarded-Prefix",
            "X-Forwarded-Ssl",
            "X-Real-IP",
            "X-CSRF-TOKEN",
            ClientCertificate.HEADER,
            "traceparent",
            "tracestate");

    private final URI publicUrl;
    private final SessionTokens tokens;

    RelayedRequest(VigieProperties vigie, SessionTokens tokens) {
        this.publicUrl = URI.create(vigie.publicUrl());
        this.tokens = tokens;
    }

    /** To auth-service: with the public address and only its own cookie. */
    ServerRequest toAuth(ServerRequest request) {
        return ServerRequest.from(request)
                .headers(headers -> {
                    clean(headers, request);
                    keepCookie(headers, "vigie-auth");
                    headers.set("X-Forwarded-For", request.servletRequest().getRemoteAddr());
                    headers.set("X-Forwarded-Proto", publicUrl.getScheme());
                    headers.set("X-Forwarded-Host", publicUrl.getHost());
                    headers.set("X-Forwarded-Port", String.valueOf(port()));
                    handOnCertificate(headers, request);
                })
                .build();
    }

    /** To a service on behalf of the person signed in: with that person's token and no cookie. */
    ServerRequest withToken(ServerRequest request) {
        var servlet = request.servletRequest();
        var response = ResponseHolder.of(servlet);
        var token = tokens.accessToken(servlet, response)
                .orElseThrow(() -> new ProblemException(HttpStatus.UNAUTHORIZED, "not-signed-in"));
        return ServerRequest.from(request)
                .headers(headers -> {
                    clean(headers, request);
                    headers.remove(HttpHeaders.COOKIE);
                    headers.setBearerAuth(token);
                })
                .build();
    }

    /** To auth-service's own API, which also wants to know from where the person acts. */
    ServerRequest toIdentity(ServerRequest request) {
        return ServerRequest.from(withToken(request))
                .headers(headers ->
                        headers.set("X-Forwarded-For", request.servletRequest().getRemoteAddr()))
                .build();
    }

    /** To the partner API: with the client's own token and no cookie. */
    ServerRequest withOwnToken(ServerRequest request) {
        return ServerRequest.from(request)
                .headers(headers -> {
                    clean(headers, request);
                    headers.remove(HttpHeaders.COOKIE);
                    handOnCertificate(headers, request);
                })
                .build();
    }

    /** What a client has shown to the TLS proxy; whatever the client itself writes there has been removed. */
    private static void handOnCertificate(HttpHeaders headers, ServerRequest request) {
        ClientCertificate.of(request.servletRequest())
                .ifPresent(shown -> headers.set(ClientCertificate.HEADER, ClientCertificate.header(shown)));
    }

    private static void clean(HttpHeaders headers, ServerRequest request) {
        NEVER_PASSED.forEach(headers::remove);
        headers.set("traceparent", TraceId.of(request.servletRequest()).toTraceparent());
    }

    private static void keepCookie(HttpHeaders headers, String name) {
        var cookies = headers.getOrEmpty(HttpHeaders.COOKIE).stream()
                .flatMap(line -> Arrays.stream(line.split(";", -1)))
                .map(String::strip)
                .filter(cookie -> cookie.startsWith(name + "=") || cookie.startsWith("__Host-" + name + "="))
                .collect(Collectors.joining("; "));
        headers.remove(HttpHeaders.COOKIE);
        if (!cookies.isEmpty()) {
            headers.set(HttpHeaders.COOKIE, cookies);
        }
    }

    private int port() {
        return publicUrl.getPort() >= 0
                ? publicUrl.getPort()
                : "https".equals(publicUrl.getScheme().toLowerCase(Locale.ROOT)) ? 443 : 80;
    }
}
