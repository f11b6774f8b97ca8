package org.vigie.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.json.JsonParserFactory;
import org.springframework.test.context.TestPropertySource;
import org.vigie.platform.security.ClientCertificate;
import org.vigie.testsupport.TestBrowser;
import org.vigie.testsupport.TestCertificate;

@TestPropertySource(properties = "vigie.country=us")
class ClientProofTests extends AuthServiceTest {
    private static String token;

    @TempDir
    private Path folder;

    private final TestBrowser browser = new TestBrowser("en");
    private final CodeFlow flow = new CodeFlow(ISSUER, PUBLIC, browser);

    @BeforeEach
    void signIn() {
        if (token == null) {
            flow.authorize("admin", BOOTSTRAP);
            browser.submit(Map.of("password", PASSWORD, "repeated", PASSWORD));
            token = "Bearer "
                    + body(flow.exchange(flow.last().get("code"), CodeFlow.VERIFIER, SECRET))
                            .get("access_token");
        }
    }

    private static Map<String, Object> body(HttpResponse<String> answer) {
        return JsonParserFactory.getJsonParser().parseMap(answer.body());
    }

    private HttpResponse<String> call(String method, String path, String body) {
        return browser.send(
                method,
                ISSUER + "/api/v1/clients" + path,
                body,
                "Authorization",
                token,
                "Content-Type",
                "application/json",
                "Accept",
                "application/json");
    }

    private static String json(String text) {
        return "\""
                + text.replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("\n", "\\n")
                        .replace("\r", "") + "\"";
    }

    private HttpResponse<String> make(String id, String method, String proof) {
        return call(
                "POST",
                "",
                "{\"id\":\"" + id + "\",\"name\":\"State lab\",\"contact\":\"lab@example.org\","
                        + "\"scopes\":[\"forecasts:read\"],\"method\":\"" + method + "\",\"proof\":" + json(proof)
                        + "}");
    }

    private static String publicKeys(JWK... keys) {
        return new JWKSet(List.of(keys)).toString(true);
    }

    private static ECKey curve() {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID("key-1").generate();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String assertion(
            String client, JWK key, JWSAlgorithm algorithm, UnaryOperator<JWTClaimsSet.Builder> change) {
        try {
            var now = Instant.now();
            var claims = change.apply(new JWTClaimsSet.Builder()
                            .issuer(client)
                            .subject(client)
                            .audience(ISSUER)
                            .issueTime(Date.from(now))
                            .expirationTime(Date.from(now.plusSeconds(60)))
                            .jwtID(UUID.randomUUID().toString()))
                    .build();
            JWSSigner signer = key instanceof RSAKey rsa ? new RSASSASigner(rsa) : new ECDSASigner(key.toECKey());
            var jwt = new SignedJWT(
                    new JWSHeader.Builder(algorithm).keyID(key.getKeyID()).build(), claims);
            jwt.sign(signer);
            return jwt.serialize();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private HttpResponse<String> ask(Map<String, String> extra, String... headers) {
        var form = new LinkedHashMap<>(Map.of("grant_type", "client_credentials"));
        form.putAll(extra);
        var all = new ArrayList<>(List.of("Content-Type", "application/x-www-form-urlencoded"));
        all.addAll(List.of(headers));
        return browser.send("POST", ISSUER + "/oauth2/token", CodeFlow.form(form), all.toArray(String[]::new));
    }

    private HttpResponse<String> askSigned(String client, String assertion) {
        return ask(Map.of(
                "client_id",
                client,
                "client_assertion_type",
                "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
                "client_assertion",
                assertion));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ES256", "RS256", "PS256"})
    void clientProvesItselfByASignature(String name) throws Exception {
        var algorithm = JWSAlgorithm.parse(name);
        JWK key = algorithm.equals(JWSAlgorithm.ES256)
                ? curve()
                : new RSAKeyGenerator(2048).keyID("rsa-1").generate();
        var id = "signer-" + name.toLowerCase(Locale.ROOT);
        var made = make(id, "private_key_jwt", publicKeys(key));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        assertThat(made.body()).contains("\"secret\":null", key.getKeyID());
        var assertion = assertion(id, key, algorithm, claims -> claims);
        var answer = askSigned(id, assertion);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(askSigned(id, assertion).body())
                .as("an assertion is good once")
                .contains("invalid_client");
    }

    @Test
    void assertionMustBeTheClientsForThisIssuerAndFresh() {
        var key = curve();
        make("strict", "private_key_jwt", publicKeys(key));
        var es = JWSAlgorithm.ES256;
        assertThat(askSigned("strict", assertion("strict", key, es, c -> c.audience(ISSUER + "/oauth2/token")))
                        .statusCode())
                .isEqualTo(200);
        for (var wrong : List.of(
                assertion("strict", curve(), es, c -> c),
                assertion("strict", key, es, c -> c.audience("https://other.example")),
                assertion("strict", key, es, c -> c.audience(List.of(ISSUER, "https://other.example"))),
                assertion("strict", key, es, c -> c.issuer("partner")),
                assertion("strict", key, es, c -> c.jwtID(null)),
                assertion("strict", key, es, c -> c.expirationTime(null)),
                assertion(
                        "strict",
                        key,
                        es,
                        c -> c.expirationTime(Date.from(Instant.now().minusSeconds(120)))),
                assertion(
                        "strict",
                        key,
                        es,
                        c -> c.expirationTime(Date.from(Instant.now().plusSeconds(7200)))),
                assertion("partner", key, es, c -> c))) {
            var answer = askSigned("strict", wrong);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(401);
            assertThat(answer.body()).contains("invalid_client");
        }
        assertThat(flow.token(Map.of("grant_type", "client_credentials"), "strict", "wrong")
                        .statusCode())
                .as("no secret opens this door")
                .isEqualTo(401);
        var fresh = curve();
        var replaced = call("PUT", "/strict/proof", "{\"proof\":" + json(publicKeys(fresh)) + "}");
        assertThat(replaced.statusCode()).as(replaced.body()).isEqualTo(200);
        assertThat(askSigned("strict", assertion("strict", key, es, c -> c)).statusCode())
                .isEqualTo(401);
        assertThat(askSigned("strict", assertion("strict", fresh, es, c -> c)).statusCode())
                .isEqualTo(200);
        assertThat(call("POST", "/strict/secret", "").body()).contains("urn:vigie:problem:client-method");
    }

    @Test
    void weakOrPrivateKeysAreRefusedWithAReason() throws Exception {
        assertThat(make("bad-one", "private_key_jwt", "no json").body()).contains("bad-parameter", "proof");
        assertThat(make("bad-two", "private_key_jwt", new JWKSet(curve()).toString(false))
                        .body())
                .contains("private key must never");
        assertThat(make("bad-three", "private_key_jwt", publicKeys(new ECKeyGenerator(Curve.P_521).generate()))
                        .body())
                .contains("P-256");
        assertThat(make("bad-four", "password", "x").body()).contains("bad-parameter", "method");
        assertThat(make("bad-five", "self_signed_tls_client_auth", "x").body()).contains("PEM");
        assertThat(make("bad-six", "tls_client_auth", "x").body()).contains("bad-parameter", "CN=");
    }

    private HttpResponse<String> askWith(String id, X509Certificate certificate) {
        return ask(Map.of("client_id", id), ClientCertificate.HEADER, ClientCertificate.header(certificate));
    }

    @Test
    void clientProvesItselfByItsCertificateAndItsTokenIsBoundToIt() throws Exception {
        var made = TestCertificate.of("CN=lab.example.org,O=State Lab", folder);
        var own = made.certificate();
        var other = TestCertificate.of("CN=lab.example.org,O=Other", folder).certificate();
        make("pinned", "self_signed_tls_client_auth", made.pem());
        make("named", "tls_client_auth", "CN=lab.example.org, O=State Lab");
        for (var id : List.of("pinned", "named")) {
            var answer = askWith(id, own);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            var access =
                    SignedJWT.parse((String) body(answer).get("access_token")).getJWTClaimsSet();
            assertThat(access.getJSONObjectClaim("cnf")).containsEntry("x5t#S256", ClientCertificate.thumbprint(own));
            assertThat(askWith(id, other).statusCode()).isEqualTo(401);
            assertThat(ask(Map.of("client_id", id)).statusCode()).isIn(400, 401);
        }
        assertThat(askWith("partner", own).statusCode())
                .as("a certificate is no secret of a client that has one")
                .isIn(400, 401);
    }

    @Test
    void clientsTokenIsKnownToBeGoodUntilItIsRevoked() {
        var key = curve();
        make("revoker", "private_key_jwt", publicKeys(key));
        var access = (String) body(askSigned("revoker", assertion("revoker", key, JWSAlgorithm.ES256, c -> c)))
                .get("access_token");
        assertThat(introspect(access)).containsEntry("active", true).containsEntry("client_id", "revoker");
        var revoked = browser.send(
                "POST",
                ISSUER + "/oauth2/revoke",
                CodeFlow.form(Map.of(
                        "client_id",
                        "revoker",
                        "token",
                        access,
                        "client_assertion_type",
                        "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
                        "client_assertion",
                        assertion("revoker", key, JWSAlgorithm.ES256, c -> c))),
                "Content-Type",
                "application/x-www-form-urlencoded");
        assertThat(revoked.statusCode()).as(revoked.body()).isEqualTo(200);
        assertThat(introspect(access)).containsEntry("active", false);
        assertThat(introspect("e30.e30.e30")).containsEntry("active", false);
    }

    private Map<String, Object> introspect(String access) {
        var basic = Base64.getEncoder().encodeToString(("partner:" + SECRET).getBytes(StandardCharsets.UTF_8));
        return body(browser.send(
                "POST",
                ISSUER + "/oauth2/introspect",
                CodeFlow.form(Map.of("token", access)),
                "Authorization",
                "Basic " + basic,
                "Content-Type",
                "application/x-www-form-urlencoded"));
    }
}
