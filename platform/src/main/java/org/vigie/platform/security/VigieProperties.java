package org.vigie.platform.security;

import org.springframework.boot.context.properties.ConfigurationProperties;

/** Where Vigie is seen from outside, and where its tokens are checked from inside. */
@ConfigurationProperties("vigie")
public record VigieProperties(String publicUrl, String authUrl) {
    public VigieProperties {
        publicUrl = publicUrl.replaceFirst("/+$", "");
        authUrl = authUrl.replaceFirst("/+$", "");
    }

    /** The issuer that every token must name. */
    public String issuer() {
        return publicUrl + "/auth";
    }

    /** The address of the issuer's public keys. */
    public String jwksUrl() {
        return authUrl + "/auth/oauth2/jwks";
    }
}
