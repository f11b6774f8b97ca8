package org.vigie.prediction.surveillance.feeds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.ssl.DefaultSslBundleRegistry;
import org.springframework.util.unit.DataSize;
import org.vigie.prediction.surveillance.feeds.FetchedFile.Validators;

class FeedClientTests {
    private static final String PATH = "/data.csv";

    private final OfficialServer server = new OfficialServer();
    private final CountDownLatch over = new CountDownLatch(1);
    private final FeedClient client = client(Duration.ofSeconds(30));

    private static FeedClient client(Duration timeout) {
        FeedProperties properties = new FeedProperties(
                List.of(),
                Map.of(),
                Map.of(),
                Duration.ofSeconds(10),
                timeout,
                DataSize.ofMegabytes(1),
                Duration.ofMinutes(2),
                Duration.ofHours(6),
                null,
                null);
        return new FeedClient(properties, new DefaultSslBundleRegistry());
    }

    @AfterEach
    void stop() {
        over.countDown();
        server.close();
    }

    private URI address() {
        return server.base().resolve(PATH);
    }

    private FetchFailedException failure(FeedClient client) {
        return catchThrowableOfType(FetchFailedException.class, () -> client.fetch(address(), Validators.NONE));
    }

    @Test
    void aFileIsFetchedWithWhatNamesIt() throws Exception {
        server.answers(PATH, OfficialServer.file("\"one\"", "a,b\n1,2\n"));
        try (FetchedFile file = client.fetch(address(), Validators.NONE)) {
            assertThat(new String(file.open().readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo("a,b\n1,2\n");
            assertThat(file.validators().entityTag()).isEqualTo("\"one\"");
        }
    }

    @Test
    void aFileThatTheServerCallsUnchangedIsNotFetchedAgain() throws Exception {
        server.answers(PATH, OfficialServer.file("\"one\"", "a,b\n1,2\n"));
        Validators known = client.fetch(address(), Validators.NONE).validators();
        assertThat(client.fetch(address(), known).path()).isNull();
        assertThat(server.conditions()).containsExactly(PATH + " null", PATH + " \"one\"");
    }

    @Test
    void theSameBytesUnderAnotherTagAreUnchangedToo() throws Exception {
        server.answers(PATH, OfficialServer.file("\"one\"", "a,b\n1,2\n"));
        Validators known = client.fetch(address(), Validators.NONE).validators();
        server.answers(PATH, OfficialServer.file("\"two\"", "a,b\n1,2\n"));
        assertThat(client.fetch(address(), known).path()).isNull();
    }

    @Test
    void anErrorStatusIsToldWithWhatTheServerSaid() {
        server.answers(PATH, OfficialServer.status(500, "no\nsuch column"));
        FetchFailedException failure = failure(client);
        assertThat(failure.reason()).isEqualTo("status");
        assertThat(failure.arguments()).containsExactly("127.0.0.1", "500", "no such column");
    }

    @Test
    void anEmptyFileIsNoFile() {
        server.answers(PATH, exchange -> exchange.sendResponseHeaders(200, -1));
        assertThat(failure(client).reason()).isEqualTo("empty");
    }

    @Test
    void aServerThatStopsSendingIsLeft() {
        server.answers(PATH, exchange -> {
            exchange.sendResponseHeaders(200, 1000);
            exchange.getResponseBody().write('a');
            exchange.getResponseBody().flush();
            try {
                over.await();
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
            }
        });
        assertThat(failure(client(Duration.ofMillis(700))).reason()).isEqualTo("timed-out");
    }

    @Test
    void aFileBrokenOffIsNotTakenForAWholeOne() {
        server.answers(PATH, exchange -> {
            exchange.sendResponseHeaders(200, 1000);
            exchange.getResponseBody().write("a,b\n1,".getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
            throw new IOException("the server dies");
        });
        assertThat(failure(client).reason()).isEqualTo("broken-off");
    }

    @Test
    void aGiantFileIsLeft() {
        byte[] block = new byte[1 << 16];
        server.answers(PATH, exchange -> {
            exchange.sendResponseHeaders(200, 0);
            for (int i = 0; i < 1000; i++) {
                exchange.getResponseBody().write(block);
            }
        });
        FetchFailedException failure = failure(client);
        assertThat(failure.reason()).isEqualTo("too-large");
        assertThat(failure.arguments()).contains("1");
    }

    @Test
    void aServerThatIsNotThereIsUnreachable() throws IOException {
        URI nowhere;
        try (ServerSocket free = new ServerSocket(0)) {
            nowhere = URI.create("http://127.0.0.1:" + free.getLocalPort() + PATH);
        }
        FetchFailedException failure =
                catchThrowableOfType(FetchFailedException.class, () -> client.fetch(nowhere, Validators.NONE));
        assertThat(failure.reason()).isEqualTo("unreachable");
    }
}
