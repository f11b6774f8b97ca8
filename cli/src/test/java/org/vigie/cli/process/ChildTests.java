package org.vigie.cli.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.cli.Failure;

class ChildTests {
    @TempDir
    Path folder;

    @Test
    void endsWhenItsStandardInputCloses() throws Exception {
        Child child = start("read -r _; echo closed");
        child.stop(Duration.ofSeconds(10));
        assertThat(child.isAlive()).isFalse();
        assertThat(child.wasStopped()).isTrue();
    }

    @Test
    void isKilledWhenItDoesNotStop() throws IOException {
        Child child = start("trap '' TERM; echo deaf; while :; do sleep 0.1; done");
        while (Files.size(child.log()) == 0) {
            Child.pause(Duration.ofMillis(20));
        }
        child.stop(Duration.ofMillis(300));
        assertThat(child.isAlive()).isFalse();
    }

    @Test
    void obituaryShowsStatusAndLastLines() throws Exception {
        Child child =
                start("for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do echo line $i; done; exit 3");
        child.onExit().get(10, TimeUnit.SECONDS);
        assertThat(child.obituary())
                .startsWith("test ended with status 3")
                .contains("| line 20")
                .doesNotContain("| line 5\n");
    }

    @Test
    void obituarySaysWhenTheDiskIsFull() throws Exception {
        Child child = start("echo 'could not write: No space left on device'; exit 1");
        child.onExit().get(10, TimeUnit.SECONDS);
        assertThat(child.obituary()).contains("The disk is full.");
    }

    @Test
    void doesNotInheritSettingsFromTheEnvironment() throws Exception {
        Child child = Child.start(
                "test",
                List.of("/bin/sh", "-c", "env"),
                folder,
                folder.resolve("test.log"),
                java.util.Map.of("SPRING_PROFILES_ACTIVE", "mine"));
        child.onExit().get(10, TimeUnit.SECONDS);
        assertThat(Files.readString(child.log())).contains("SPRING_PROFILES_ACTIVE=mine");
    }

    @Test
    void usedPortIsRefusedByName() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> Ports.checkFree("127.0.0.1", socket.getLocalPort()))
                    .isInstanceOf(Failure.class)
                    .hasMessageContaining("port " + socket.getLocalPort() + " on 127.0.0.1 is in use");
        }
        Ports.checkFree("127.0.0.1", Ports.free());
    }

    @Test
    void unknownProgramIsNotFound() {
        assertThat(Programs.find("sh")).isPresent();
        assertThat(Programs.find("no-such-program")).isEmpty();
    }

    private Child start(String script) {
        return Child.start("test", List.of("/bin/sh", "-c", script), folder, folder.resolve("test.log"));
    }
}
