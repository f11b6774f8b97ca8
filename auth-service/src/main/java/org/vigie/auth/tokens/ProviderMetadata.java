package org.vigie.auth.tokens;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.vigie.platform.country.CountryProfile;

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
