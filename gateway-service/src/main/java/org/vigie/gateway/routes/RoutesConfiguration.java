package org.vigie.gateway.routes;

import static org.springframework.cloud.gateway.server.mvc.filter.BeforeFilterFunctions.rewritePath;
import static org.springframework.cloud.gateway.server.mvc.filter.BeforeFilterFunctions.setPath;
import static org.springframework.cloud.gateway.server.mvc.filter.BeforeFilterFunctions.stripPrefix;
import static org.springframework.cloud.gateway.server.mvc.filter.BeforeFilterFunctions.uri;
import static org.springframework.cloud.gateway.server.mvc.handler.GatewayRouterFunctions.route;
import static org.springframework.cloud.gateway.server.mvc.handler.HandlerFunctions.http;
import static org.springframework.web.servlet.function.RequestPredicates.path;

import java.net.http.HttpClient;
import java.time.Duration;
import org.springframework.cloud.gateway.server.mvc.config.GatewayMvcProperties;
import org.springframework.cloud.gateway.server.mvc.handler.ProxyExchange;
import org.springframework.cloud.gateway.server.mvc.handler.RestClientProxyExchange;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerResponse;
import org.vigie.gateway.limits.PartnerLimit;
import org.vigie.platform.country.ConditionalOnFeature;
import org.vigie.platform.country.Feature;
import org.vigie.platform.security.VigieProperties;

/** Which public path leads to which service. */
@Configuration(proxyBeanMethods = false)
class RoutesConfiguration {
    /** The services speak HTTP/1.1; an upgrade attempt on every connection would only cost time. */
    @Bean
    ProxyExchange proxyExchange(UpstreamProperties upstream, GatewayMvcProperties gateway) {
        var client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(2))
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
        var factory = new JdkClientHttpRequestFactory(client);
        factory.setReadTimeout(upstream.upstreamTimeout());
        // the time-out runs while a request is being sent, which for a nation's file is minutes
        var patient = new JdkClientHttpRequestFactory(client);
        patient.setReadTimeout(upstream.uploadTimeout());
        return new RestClientProxyExchange(
                RestClient.builder()
                        .requestFactory((address, method) -> (UpstreamProperties.isUpload(method, address.getPath())
                                        ? patient
                                        : factory)
                                .createRequest(address, method))
                        .build(),
                gateway);
    }

    @Bean
    @Order(1)
    RouterFunction<ServerResponse> authRoutes(
            VigieProperties vigie, RelayedRequest relayed, UpstreamFailures failures) {
        return route("auth-metadata")
                .GET("/.well-known/oauth-authorization-server/auth", http())
                .before(relayed::toAuth)
                .before(setPath("/auth/.well-known/oauth-authorization-server"))
                .before(uri(vigie.authUrl()))
                .filter(failures)
                .build()
                .and(route("auth")
                        .route(path("/auth/**"), http())
                        .before(relayed::toAuth)
                        .before(uri(vigie.authUrl()))
                        .filter(failures)
                        .build());
    }

    /** Accounts and audit: the dashboard's pages for them use the person's token like all others. */
    @Bean
    @Order(1)
    RouterFunction<ServerResponse> identityRoutes(
            VigieProperties vigie, RelayedRequest relayed, UpstreamFailures failures) {
        return route("identity")
                .route(path("/api/v1/identity/**"), http())
                .before(relayed::toIdentity)
                .before(rewritePath("/api/v1/identity/(?<rest>.*)", "/auth/api/v1/${rest}"))
                .before(uri(vigie.authUrl()))
                .filter(failures)
                .build();
    }

    @Bean
    @Order(2)
    @ConditionalOnFeature(Feature.DATAVIZ)
    RouterFunction<ServerResponse> figureRoutes(
            UpstreamProperties upstream, RelayedRequest relayed, UpstreamFailures failures) {
        return route("figures")
                .route(path("/api/v1/figures/**"), http())
                .before(relayed::withToken)
                .before(stripPrefix(1))
                .before(uri(upstream.datavizUrl()))
                .filter(failures)
                .build();
    }

    @Bean
    @Order(3)
    RouterFunction<ServerResponse> predictionRoutes(
            UpstreamProperties upstream, RelayedRequest relayed, UpstreamFailures failures) {
        return route("prediction")
                .route(
                        path("/api/v1/**")
                                .and(path("/api/v1/figures/**").negate())
                                .and(path("/api/v1/identity/**").negate())
                                // the gateway's own: routes come before controllers
                                .and(path("/api/v1/operations/services").negate()),
                        http())
                .before(relayed::withToken)
                .before(stripPrefix(1))
                .before(uri(upstream.predictionUrl()))
                .filter(failures)
                .build();
    }

    @Bean
    @Order(4)
    @ConditionalOnFeature(Feature.PARTNER_API)
    RouterFunction<ServerResponse> partnerRoutes(
            UpstreamProperties upstream, RelayedRequest relayed, UpstreamFailures failures, PartnerLimit limit) {
        return route("partner")
                .route(path("/partner/v1/**"), http())
                .before(relayed::withOwnToken)
                .before(uri(upstream.predictionUrl()))
                .filter(failures)
                .filter(limit)
                .build();
    }
}
