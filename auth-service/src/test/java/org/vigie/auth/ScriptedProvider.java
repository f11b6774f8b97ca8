package org.vigie.auth;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import org.springframework.boot.json.JsonWriter;
import org.vigie.testsupport.TestCertificate;

/** An identity provider over TLS by a private authority, which says what a test wants it to say: also what a good one never would. */
final class ScriptedProvider {
    private final HttpsServer server;
    private final RSAKey key;
    private final RSAKey otherKey;
    private final Path certificates;

    /** What the next id token says beside what is always in it, or instead. */
    private final Map<String, Object> claims = new LinkedHashMap<>();

    private String nonce = "";
    private String challenge = "";
    private boolean unsigned;
    private boolean signedByAnother;

    ScriptedProvider(Path folder) throws Exception {
        key = new RSAKeyGenerator(2048).keyID("one").generate();
        otherKey = new RSAKeyGenerator(2048).keyID("one").generate();
        certificates = folder.resolve("authority.pem");
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        var certificate = TestCertificate.ofLocalhost(folder);
        Files.writeString(certificates, certificate.pem());
        server.setHttpsConfigurator(new HttpsConfigurator(certificate.server()));
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        for (var name : new String[] {"ministry", "university"}) {
            server.createContext("/" + name + "/.well-known/openid-configuration", call -> metadata(call, name));
            server.createContext("/" + name + "/token", call -> tokens(call, name));
            server.createContext("/" + name + "/keys", this::keys);
        }
        server.start();
    }

    Path certificates() {
        return certificates;
    }

    String issuer(String name) {
        return "https://localhost:" + server.getAddress().getPort() + "/" + name;
    }

    void stop() {
        server.stop(0);
    }

    /** Takes up a sign-in with these parameters of the authorization request, and says this of the person. */
    void expect(Map<String, String> request, Map<String, Object> person) {
        nonce = request.get("nonce");
        challenge = request.get("code_challenge");
        unsigned = false;
        signedByAnother = false;
        claims.clear();
        claims.putAll(person);
    }

    /** Says something else of the person. */
    void say(Map<String, Object> person) {
        claims.clear();
        claims.putAll(person);
    }

    void withoutSignature() {
        unsigned = true;
    }

    void signedByAnother() {
        signedByAnother = true;
    }

    private void metadata(HttpExchange call, String name) throws IOException {
        var issuer = issuer(name);
        answer(
                call,
                200,
                Map.of(
                        "issuer",
                        issuer,
                        "authorization_endpoint",
                        issuer + "/authorize",
                        "token_endpoint",
                        issuer + "/token",
                        "jwks_uri",
                        issuer + "/keys",
                        "response_types_supported",
                        new String[] {"code"},
                        "subject_types_supported",
                        new String[] {"public"},
                        "id_token_signing_alg_values_supported",
                        new String[] {"RS256"},
                        "authorization_response_iss_parameter_supported",
                        "ministry".equals(name)));
    }

    private void keys(HttpExchange call) throws IOException {
        write(call, 200, new JWKSet(key).toString());
    }

    private void tokens(HttpExchange call, String name) throws IOException {
        var form = CodeFlow.parameters(
                URI.create("?" + new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
        if (!challenge.equals(challengeOf(form.getOrDefault("code_verifier", "")))) {
            answer(call, 400, Map.of("error", "invalid_grant"));
            return;
        }
        answer(
                call,
                200,
                Map.of("access_token", "opaque", "token_type", "Bearer", "expires_in", 60, "id_token", idToken(name)));
    }

    private String idToken(String name) {
        var token = new JWTClaimsSet.Builder()
                .issuer(issuer(name))
                .audience("vigie-here")
                .subject("1001")
                .claim("nonce", nonce)
                .issueTime(Date.from(Instant.now()))
                .expirationTime(Date.from(Instant.now().plusSeconds(60)));
        claims.forEach(token::claim);
        try {
            if (unsigned) {
                return new PlainJWT(token.build()).serialize();
            }
            var signed = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("one").build(), token.build());
            signed.sign(new RSASSASigner(signedByAnother ? otherKey : key));
            return signed.serialize();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String challengeOf(String verifier) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        } catch (java.security.NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void answer(HttpExchange call, int status, Map<String, Object> body) throws IOException {
        write(call, status, JsonWriter.<Map<String, Object>>standard().writeToString(body));
    }

    private static void write(HttpExchange call, int status, String json) throws IOException {
        var bytes = json.getBytes(StandardCharsets.UTF_8);
        call.getResponseHeaders().set("Content-Type", "application/json");
        call.sendResponseHeaders(status, bytes.length);
        call.getResponseBody().write(bytes);
        call.close();
    }
}
