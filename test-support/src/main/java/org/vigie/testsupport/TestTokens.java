package org.vigie.testsupport;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;

/** An issuer of real signed tokens, whose public keys a service under test fetches over HTTP. */
public final class TestTokens {
    /** The public address that test tokens are issued for. */
    public static final String PUBLIC_URL = "http://localhost:8080";

    private static final ECKey KEY = newKey();
    private static final ECKey FOREIGN_KEY = newKey();
    private static final HttpServer SERVER = serve();

    private TestTokens() {}

    /** Where a service under test finds the issuer: the value of {@code vigie.auth-url}. */
    public static String authUrl() {
        return "http://127.0.0.1:" + SERVER.getAddress().getPort();
    }

    /** The {@code Authorization} header of a person with these permissions. */
    public static String person(String name, String... permissions) {
        return "Bearer " + sign(claims(name).claim("permissions", List.of(permissions)));
    }

    /** The {@code Authorization} header of a person who may see some places only. */
    public static String limited(String name, List<String> places, String... permissions) {
        return "Bearer "
                + sign(claims(name).claim("permissions", List.of(permissions)).claim("places", places));
    }

    /** The {@code Authorization} header of a client with these scopes. */
    public static String client(String id, String... scopes) {
        return "Bearer "
                + sign(new JWTClaimsSet.Builder(claims(id).build())
                        .claim("preferred_username", null)
                        .claim("client_id", id)
                        .claim("scope", List.of(scopes)));
    }

    /** Claims of a good token of this person, to be spoilt by a test. */
    public static JWTClaimsSet.Builder claims(String name) {
        var now = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer(PUBLIC_URL + "/auth")
                .subject(name)
                .audience("vigie")
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(now))
                .notBeforeTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(300)))
                .claim("client_id", "gateway")
                .claim("places", List.of("*"))
                .claim("preferred_username", name);
    }

    /** Signs the claims with the issuer's key. */
    public static String sign(JWTClaimsSet.Builder claims) {
        return sign(claims, KEY, "at+jwt");
    }

    /** Signs the claims as another type of token, such as an id token. */
    public static String sign(JWTClaimsSet.Builder claims, String type) {
        return sign(claims, KEY, type);
    }

    /** Signs the claims with a key that the issuer does not have. */
    public static String signWithForeignKey(JWTClaimsSet.Builder claims) {
        return sign(claims, FOREIGN_KEY, "at+jwt");
    }

    private static String sign(JWTClaimsSet.Builder claims, ECKey key, String type) {
        try {
            var header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                    .keyID(KEY.getKeyID())
                    .type(new JOSEObjectType(type))
                    .build();
            var token = new SignedJWT(header, claims.build());
            token.sign(new ECDSASigner(key));
            return token.serialize();
        } catch (JOSEException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static ECKey newKey() {
        try {
            return new ECKeyGenerator(Curve.P_256)
                    .keyID(UUID.randomUUID().toString())
                    .algorithm(JWSAlgorithm.ES256)
                    .generate();
        } catch (JOSEException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static HttpServer serve() {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            var keys = new JWKSet(KEY).toString().getBytes(StandardCharsets.UTF_8);
            server.createContext("/auth/oauth2/jwks", exchange -> {
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, keys.length);
                try (var body = exchange.getResponseBody()) {
                    body.write(keys);
                }
            });
            server.setExecutor(
                    task -> Thread.ofPlatform().daemon().name("test-tokens").start(task));
            server.start();
            return server;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
