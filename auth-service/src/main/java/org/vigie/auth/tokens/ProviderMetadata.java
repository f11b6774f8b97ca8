package org.vigie.auth.tokens;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.vigie.platform.country.CountryProfile;
import org.vigie.platform.country.Feature;

/** What the metadata says beyond what the framework writes: what is there, and what is not. */
@Component
public class ProviderMetadata {
    private final CountryProfile country;

    ProviderMetadata(CountryProfile country) {
        this.country = country;
    }

    /** Completes or corrects the claims of a metadata document. */
    public void complete(Map<String, Object> claims) {
        claims.put("authorization_response_iss_parameter_supported", true);
        claims.put("response_modes_supported", List.of("query"));
        claims.put("grant_types_supported", List.of("authorization_code", "refresh_token", "client_credentials"));
        claims.put("prompt_values_supported", List.of("none", "login", "select_account"));
        claims.put("scopes_supported", PersonClaims.scopes());
        claims.put("claims_supported", PersonClaims.names());
        var partners = country.has(Feature.PARTNER_API);
        var methods = partners
                ? List.of(
                        "client_secret_basic",
                        "client_secret_post",
                        "private_key_jwt",
                        "tls_client_auth",
                        "self_signed_tls_client_auth")
                : List.of("client_secret_basic", "client_secret_post");
        for (var endpoint : List.of("token", "revocation", "introspection")) {
            claims.put(endpoint + "_endpoint_auth_methods_supported", methods);
            if (partners) {
                claims.put(
                        endpoint + "_endpoint_auth_signing_alg_values_supported", List.of("ES256", "RS256", "PS256"));
            }
        }
        claims.put("tls_client_certificate_bound_access_tokens", partners);
        // the framework would bind tokens to such proofs, which no service asks for
        claims.remove("dpop_signing_alg_values_supported");
        claims.put("claim_types_supported", List.of("normal"));
        claims.put("claims_parameter_supported", true);
        claims.put("request_parameter_supported", false);
        claims.put("request_uri_parameter_supported", false);
        claims.put("acr_values_supported", TokenClaims.LEVELS);
        claims.put(
                "ui_locales_supported",
                country.locales().stream().map(Locale::toLanguageTag).toList());
    }
}
