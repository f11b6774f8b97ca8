package org.vigie.auth.external;

import java.net.http.HttpClient;
import java.time.Duration;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.pem.PemSslStoreBundle;
import org.springframework.boot.ssl.pem.PemSslStoreDetails;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.oauth2.client.endpoint.OAuth2AccessTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.OAuth2AuthorizationCodeGrantRequest;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.userinfo.DefaultOAuth2UserService;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;

/** All calls to one provider; where its certificates are given, nothing else is trusted on them. */
final class ProviderCalls {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(10);

    private final ClientHttpRequestFactory requests;

    private ProviderCalls(ClientHttpRequestFactory requests) {
        this.requests = requests;
    }

    static ProviderCalls to(Provider provider) {
        var client = HttpClient.newBuilder().connectTimeout(CONNECT).followRedirects(HttpClient.Redirect.NEVER);
        var certificates = provider.certificates();
        if (certificates != null) {
            try {
                var trusted = new PemSslStoreBundle(null, PemSslStoreDetails.forCertificate("file:" + certificates));
                client.sslContext(SslBundle.of(trusted).createSslContext());
            } catch (IllegalStateException | IllegalArgumentException unreadable) {
                throw new IllegalStateException(
                        "vigie.auth.providers." + provider.id() + ".certificates: " + certificates
                                + " is no readable bundle of certificates in PEM",
                        unreadable);
            }
        }
        var factory = new JdkClientHttpRequestFactory(client.build());
        factory.setReadTimeout(ANSWER);
        return new ProviderCalls(factory);
    }

    RestClient client() {
        return RestClient.builder().requestFactory(requests).build();
    }

    OAuth2AccessTokenResponseClient<OAuth2AuthorizationCodeGrantRequest> tokens() {
        var tokens = new RestClientAuthorizationCodeTokenResponseClient();
        tokens.setRestClient(RestClient.builder()
                .requestFactory(requests)
                .configureMessageConverters(converters -> converters
                        .addCustomConverter(new FormHttpMessageConverter())
                        .addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
                .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
                .build());
        return tokens;
    }

    OidcUserService persons() {
        var plain = new DefaultOAuth2UserService();
        plain.setRestOperations(template(true));
        var persons = new OidcUserService();
        persons.setOauth2UserService(plain);
        return persons;
    }

    JwtDecoder idTokens(ClientRegistration registration) {
        var decoder = NimbusJwtDecoder.withJwkSetUri(
                        String.valueOf(registration.getProviderDetails().getJwkSetUri()))
                .restOperations(template(false))
                .jwsAlgorithms(all -> {
                    for (var algorithm : SignatureAlgorithm.values()) {
                        all.add(algorithm);
                    }
                })
                .build();
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                new JwtTimestampValidator(), new OidcIdTokenValidator(registration)));
        decoder.setClaimSetConverter(OidcIdTokenDecoderFactory.createDefaultClaimTypeConverter());
        return decoder;
    }

    private RestTemplate template(boolean oauthErrors) {
        var template = new RestTemplate(requests);
        if (oauthErrors) {
            template.setErrorHandler(new OAuth2ErrorResponseErrorHandler());
        }
        return template;
    }
}
