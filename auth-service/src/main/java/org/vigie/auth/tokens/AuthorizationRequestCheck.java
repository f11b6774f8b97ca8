package org.vigie.auth.tokens;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.web.filter.OncePerRequestFilter;
import org.vigie.auth.keys.OwnTokens;

/** Refuses authorization requests that are malformed, or ask for what is not there, before anybody has to sign in. */
class AuthorizationRequestCheck extends OncePerRequestFilter {
    private static final String PUSHED = "urn:ietf:params:oauth:request_uri:";
    private static final Map<String, String> NOT_THERE = Map.of(
            "request", "request_not_supported",
            "request_uri", "request_uri_not_supported",
            "registration", "registration_not_supported");

    private final RegisteredClientRepository clients;
    private final AuthorizationResponses responses;
    private final OwnTokens ownTokens;

    AuthorizationRequestCheck(
            RegisteredClientRepository clients, AuthorizationResponses responses, OwnTokens ownTokens) {
        this.clients = clients;
        this.responses = responses;
        this.ownTokens = ownTokens;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !AuthorizationRequests.PATH.equals(request.getServletPath());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var requestUri = request.getParameter("request_uri");
        if (requestUri != null && requestUri.startsWith(PUSHED)) {
            chain.doFilter(request, response);
            return;
        }
        var redirectUri = single(request, "redirect_uri");
        var clientId = single(request, "client_id");
        var client = clientId == null ? null : clients.findByClientId(clientId);
        if (client == null || redirectUri == null || !client.getRedirectUris().contains(redirectUri)) {
            response.sendError(HttpStatus.BAD_REQUEST.value());
            return;
        }
        var problem = problem(request);
        if (problem.isPresent()) {
            responses.refuse(response, redirectUri, problem.get(), single(request, "state"));
        } else {
            chain.doFilter(request, response);
        }
    }

    private Optional<OAuth2Error> problem(HttpServletRequest request) {
        for (var parameter : request.getParameterMap().entrySet()) {
            if (parameter.getValue().length > 1 && !"resource".equals(parameter.getKey())) {
                return invalid("A parameter is given twice");
            }
            var code = NOT_THERE.get(parameter.getKey());
            if (code != null) {
                return Optional.of(new OAuth2Error(code, "Send the parameters one by one", null));
            }
        }
        var type = single(request, "response_type");
        if (type == null) {
            return invalid("response_type is missing: it must be code");
        }
        if (!"code".equals(type)) {
            return Optional.of(
                    new OAuth2Error(OAuth2ErrorCodes.UNSUPPORTED_RESPONSE_TYPE, "response_type must be code", null));
        }
        var mode = single(request, "response_mode");
        if (mode != null && !"query".equals(mode)) {
            return invalid("response_mode must be query");
        }
        var maxAge = single(request, "max_age");
        if (maxAge != null && !maxAge.matches("[0-9]{1,9}")) {
            return invalid("max_age must be a number of seconds");
        }
        if (!ClaimsRequest.isWellFormed(single(request, "claims"))) {
            return invalid("claims must be a JSON object as OpenID Connect defines it");
        }
        var hint = single(request, "id_token_hint");
        return hint != null && ownTokens.subjectOfIdToken(hint).isEmpty()
                ? invalid("id_token_hint is not an id token of this issuer")
                : Optional.empty();
    }

    private static Optional<OAuth2Error> invalid(String description) {
        return Optional.of(new OAuth2Error(OAuth2ErrorCodes.INVALID_REQUEST, description, null));
    }

    private static @Nullable String single(HttpServletRequest request, String name) {
        var values = request.getParameterValues(name);
        return values == null || values.length != 1 || values[0].isBlank() ? null : values[0];
    }
}
