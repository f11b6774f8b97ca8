package org.vigie.testsupport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.CertificateFactory;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestCertificateTests {
    @TempDir
    private Path folder;

    @Test
    void isOfItsSubjectAndOfNobodyElse() throws Exception {
        var lab = TestCertificate.of("CN=lab.example.org,O=State Lab", folder);
        assertThat(lab.certificate().getSubjectX500Principal().getName()).isEqualTo("CN=lab.example.org,O=State Lab");
        assertThat(lab.certificate().getSubjectAlternativeNames()).isNull();
        assertThat(TestCertificate.of("CN=lab.example.org,O=State Lab", folder).certificate())
                .isNotEqualTo(lab.certificate());
        assertThat(CertificateFactory.getInstance("X.509")
                        .generateCertificate(new ByteArrayInputStream(lab.pem().getBytes(StandardCharsets.US_ASCII))))
                .isEqualTo(lab.certificate());
    }

    @Test
    void serverAtLocalhostNamesItself() throws Exception {
        var server = TestCertificate.ofLocalhost(folder);
        assertThat(server.certificate().getSubjectAlternativeNames()).containsExactly(List.of(2, "localhost"));
        assertThat(server.server().createSSLEngine().getSupportedProtocols()).contains("TLSv1.3");
    }

    @Test
    void badSubjectIsSaid() {
        assertThatThrownBy(() -> TestCertificate.of("no name", folder)).hasMessageContaining("keytool error");
    }
}
