package org.vigie.auth.clients;

import jakarta.servlet.http.HttpServletRequest;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Date;
import java.util.Map;
import java.util.Objects;
import javax.security.auth.x500.X500Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationContext;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.web.authentication.AuthenticationConverter;
import org.vigie.platform.security.ClientCertificate;

/** Recognises clients by the certificate of their connection (RFC 8705), in the way each is registered for. */
class CertificateClients implements AuthenticationConverter {
    private final RegisteredClientRepository clients;
    private final Clock clock;

    CertificateClients(RegisteredClientRepository clients, Clock clock) {
        this.clients = clients;
        this.clock = clock;
    }

    @Override
    public @Nullable Authentication convert(HttpServletRequest request) {
        var certificate = ClientCertificate.of(request).orElse(null);
        var ids = request.getParameterValues("client_id");
        if (certificate == null
                || ids == null
                || ids.length != 1
                || request.getHeader(HttpHeaders.AUTHORIZATION) != null
                || request.getParameter("client_secret") != null
                || request.getParameter("client_assertion") != null) {
            return null;
        }
        var client = clients.findByClientId(ids[0]);
        return client == null
                ? null
                : client.getClientAuthenticationMethods().stream()
                        .filter(method -> ClientMethod.of(method.getValue())
                                .filter(ClientMethod::usesCertificate)
                                .isPresent())
                        .map(method -> new OAuth2ClientAuthenticationToken(
                                ids[0], method, new X509Certificate[] {certificate}, Map.of()))
                        .findFirst()
                        .orElse(null);
    }

    /** Throws where the certificate shown is not the client's. */
    void check(OAuth2ClientAuthenticationContext context) {
        var client = context.getRegisteredClient();
        OAuth2ClientAuthenticationToken shown = context.getAuthentication();
        var chain = (X509Certificate[]) Objects.requireNonNull(shown.getCredentials());
        var registered = client.getClientSettings().getSetting(Clients.PROOF);
        var method = ClientMethod.of(shown.getClientAuthenticationMethod().getValue())
                .orElseThrow();
        if (!(registered instanceof String value) || !isCurrent(chain[0]) || !isOf(method, value, chain[0])) {
            throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_CLIENT);
        }
    }

    private boolean isCurrent(X509Certificate certificate) {
        try {
            certificate.checkValidity(Date.from(clock.instant()));
            return true;
        } catch (CertificateException over) {
            return false;
        }
    }

    private static boolean isOf(ClientMethod method, String registered, X509Certificate shown) {
        return method == ClientMethod.TLS_CLIENT_AUTH
                ? new X500Principal(registered).equals(shown.getSubjectX500Principal())
                : registered.equals(ClientCertificate.thumbprint(shown));
    }
}
