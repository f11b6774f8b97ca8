package org.vigie.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.vigie.testsupport.TestTokens;

/** A service whose first token comes while the name of auth is not known. */
@SpringBootTest(
        classes = TestApplication.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "vigie.country=ch",
            "vigie.public-url=" + TestTokens.PUBLIC_URL,
            "vigie.auth-url=http://auth.invalid:8080"
        })
@ExtendWith(OutputCaptureExtension.class)
class AuthOutageTests {
    @LocalServerPort
    private int port;

    @Test
    void tokenThatCannotBeCheckedIsToBeTriedAgain(CapturedOutput output) throws Exception {
        HttpResponse<String> answer;
        try (var client = HttpClient.newHttpClient()) {
            answer = client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/v1/who"))
                            .header("Authorization", TestTokens.person("ada"))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Content-Type")).get().asString().startsWith("application/problem+json");
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("3");
        assertThat(answer.body()).contains("urn:vigie:problem:unavailable").doesNotContain("auth.invalid", "Exception");
        assertThat(output).contains("Tokens cannot be checked for /v1/who").doesNotContain("threw exception", "\tat ");
    }
}
