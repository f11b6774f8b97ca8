package org.vigie.gateway.routes;

import java.util.List;
import java.util.Objects;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.vigie.platform.country.ConditionalOnFeature;
import org.vigie.platform.country.Feature;
import org.vigie.platform.security.ClientCertificate;
import org.vigie.platform.security.ClientCertificateFilter;

/** Takes clients' certificates from the TLS proxy in front, where one is named; else from nobody. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnFeature(Feature.PARTNER_API)
class CertificatesConfiguration {
    @Bean
    FilterRegistrationBean<ClientCertificateFilter> clientCertificates(CertificateProperties properties) {
        var header = Objects.requireNonNullElse(properties.header(), "").strip();
        var registration = new FilterRegistrationBean<>(
                header.isEmpty()
                        ? new ClientCertificateFilter(ClientCertificate.HEADER, List.of(), false)
                        : new ClientCertificateFilter(header, properties.proxies(), false));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 100);
        return registration;
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> peerOfTheConnection() {
        return tomcat -> tomcat.addContextValves(new PeerValve());
    }
}
