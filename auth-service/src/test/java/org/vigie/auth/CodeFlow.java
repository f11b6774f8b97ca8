package org.vigie.auth;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.vigie.testsupport.TestBrowser;

/** An authorization code flow with PKCE, step by step, as the gateway's client. */
public class CodeFlow {
    public static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk-test";

    private final String issuer;
    private final String redirectUri;
    private final TestBrowser browser;

    public CodeFlow(String issuer, String publicUrl, TestBrowser browser) {
        this.issuer = issuer;
        this.redirectUri = publicUrl + "/bff/callback";
        this.browser = browser;
    }

    /** The parameters of a good authorization request. */
    public Map<String, String> request() {
        var parameters = new LinkedHashMap<String, String>();
        parameters.put("response_type", "code");
        parameters.put("client_id", "gateway");
        parameters.put("redirect_uri", redirectUri);
        parameters.put("scope", "openid profile");
        parameters.put("state", "state-1");
        parameters.put("nonce", "nonce-1");
        parameters.put("code_challenge", challenge());
        parameters.put("code_challenge_method", "S256");
        return parameters;
    }

    public String address(Map<String, String> parameters) {
        return issuer + "/oauth2/authorize?" + form(parameters);
    }

    /** Signs in and gives the parameters of the redirect back to the client. */
    public Map<String, String> authorize(String username, String password) {
        browser.open(address(request()));
        browser.submit(Map.of("username", username, "password", password));
        return last();
    }

    /** Fills in the page on which a person chooses her password. */
    public void choose(String password) {
        browser.submit(Map.of("password", password, "repeated", password));
    }

    /** Asks for another code for who is signed in. */
    public Map<String, String> authorizeAgain() {
        browser.open(address(request()));
        return last();
    }

    /** The parameters of the last address visited. */
    public Map<String, String> last() {
        return parameters(URI.create(browser.visited().getLast()));
    }

    public HttpResponse<String> exchange(String code, String verifier, String secret) {
        return token(
                Map.of(
                        "grant_type",
                        "authorization_code",
                        "code",
                        code,
                        "redirect_uri",
                        redirectUri,
                        "code_verifier",
                        verifier),
                "gateway",
                secret);
    }

    public HttpResponse<String> token(Map<String, String> parameters, String client, String secret) {
        var basic = Base64.getEncoder().encodeToString((client + ":" + secret).getBytes(StandardCharsets.UTF_8));
        return browser.send(
                "POST",
                issuer + "/oauth2/token",
                form(parameters),
                "Authorization",
                "Basic " + basic,
                "Content-Type",
                "application/x-www-form-urlencoded");
    }

    public static String form(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    public static Map<String, String> parameters(URI address) {
        return address.getRawQuery() == null
                ? Map.of()
                : Arrays.stream(address.getRawQuery().split("&", -1))
                        .map(pair -> pair.split("=", 2))
                        .collect(Collectors.toMap(
                                pair -> pair[0], pair -> java.net.URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }

    private static String challenge() {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (java.security.NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
