package org.vigie.gateway.session;

import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.HttpSessionOAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;
import org.vigie.platform.security.VigieProperties;

/** The gateway as a confidential client of auth-service; tokens stay in the session on the server. */
@Configuration(proxyBeanMethods = false)
class ClientConfiguration {
    static final String REGISTRATION = "vigie";

    @Bean
    ClientRegistrationRepository clientRegistrations(VigieProperties vigie, GatewayClientProperties gateway) {
        var inside = vigie.authUrl() + "/auth";
        var registration = ClientRegistration.withRegistrationId(REGISTRATION)
                .clientId("gateway")
                .clientSecret(gateway.clientSecret().strip())
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUri(vigie.publicUrl() + "/bff/callback")
                .scope("openid", "profile")
                .issuerUri(vigie.issuer())
                .authorizationUri(vigie.issuer() + "/oauth2/authorize")
                .tokenUri(inside + "/oauth2/token")
                .jwkSetUri(inside + "/oauth2/jwks")
                .providerConfigurationMetadata(Map.of("end_session_endpoint", vigie.issuer() + "/connect/logout"))
                .clientSettings(ClientRegistration.ClientSettings.builder()
                        .requireProofKey(true)
                        .build())
                .build();
        return new InMemoryClientRegistrationRepository(registration);
    }

    @Bean
    OAuth2AuthorizedClientRepository authorizedClients() {
        return new HttpSessionOAuth2AuthorizedClientRepository();
    }

    @Bean
    CookieSerializer cookieSerializer(VigieProperties vigie) {
        var secure = vigie.publicUrl().startsWith("https:");
        var cookie = new DefaultCookieSerializer();
        cookie.setCookieName(secure ? "__Host-vigie-session" : "vigie-session");
        cookie.setCookiePath("/");
        cookie.setUseSecureCookie(secure);
        cookie.setUseHttpOnlyCookie(true);
        cookie.setSameSite("Lax");
        return cookie;
    }
}
