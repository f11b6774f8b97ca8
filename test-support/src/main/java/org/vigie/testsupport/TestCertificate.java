package org.vigie.testsupport;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A new P-256 key and its certificate, which nobody trusts who was not told to; valid for two days. */
public final class TestCertificate {
    private static final String ALIAS = "own";
    private static final char[] PASSWORD = "only-here".toCharArray();

    private final KeyStore keys;

    private TestCertificate(KeyStore keys) {
        this.keys = keys;
    }

    /** One of a server at localhost; its key is kept in {@code folder}. */
    public static TestCertificate ofLocalhost(Path folder) {
        return make("CN=localhost", folder, "-ext", "san=dns:localhost");
    }

    /** One of the subject with this distinguished name; its key is kept in {@code folder}. */
    public static TestCertificate of(String subject, Path folder) {
        return make(subject, folder);
    }

    private static TestCertificate make(String subject, Path folder, String... more) {
        try {
            var file = folder.resolve(UUID.randomUUID() + ".p12");
            var command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                    "-genkeypair",
                    "-alias",
                    ALIAS,
                    "-keyalg",
                    "EC",
                    "-groupname",
                    "secp256r1",
                    "-dname",
                    subject,
                    "-validity",
                    "2",
                    "-storetype",
                    "PKCS12",
                    "-storepass",
                    new String(PASSWORD),
                    "-keystore",
                    file.toString()));
            command.addAll(List.of(more));
            var making = new ProcessBuilder(command).redirectErrorStream(true).start();
            var said = new String(making.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (making.waitFor() != 0) {
                throw new IllegalStateException(said);
            }
            return new TestCertificate(KeyStore.getInstance(file.toFile(), PASSWORD));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        } catch (IOException | GeneralSecurityException failure) {
            throw new IllegalStateException(failure);
        }
    }

    public X509Certificate certificate() {
        try {
            return (X509Certificate) keys.getCertificate(ALIAS);
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** The certificate as a text of PEM (RFC 7468). */
    public String pem() {
        try {
            return "-----BEGIN CERTIFICATE-----\n"
                    + Base64.getMimeEncoder(64, new byte[] {'\n'})
                            .encodeToString(certificate().getEncoded())
                    + "\n-----END CERTIFICATE-----\n";
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** What a server needs that shows the certificate. */
    public SSLContext server() {
        try {
            var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            managers.init(keys, PASSWORD);
            var context = SSLContext.getInstance("TLS");
            context.init(managers.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
