package org.vigie.gateway.routes;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** In which header, and from which addresses, a TLS proxy in front hands over the certificates of clients. */
@ConfigurationProperties("vigie.gateway.client-certificates")
record CertificateProperties(
        @Nullable String header, @DefaultValue List<String> proxies) {}
