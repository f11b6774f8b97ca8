package org.vigie.gateway.routes;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
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
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> proxyAddress() {
        return factory -> factory.addEngineValves(new ProxyAddress());
    }

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

    /** Remembers who sends a request, before what that one says of the caller takes its place. */
    private static final class ProxyAddress extends ValveBase {
        private ProxyAddress() {
            super(true);
        }

        @Override
        public void invoke(Request request, Response response) throws IOException, ServletException {
            request.setAttribute(ClientCertificateFilter.PROXY, request.getPeerAddr());
            getNext().invoke(request, response);
        }
    }
}
