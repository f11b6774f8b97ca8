package org.vigie.cli.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.vigie.cli.Failure;
import org.vigie.cli.process.Child;

/**
 * What an earlier server left in the database folder: perhaps a server still stopping, perhaps only its pid file.
 *
 * <p>Called with the data folder locked, so no other instance of Vigie is using it.
 */
record Leftover(Path pidFile, Path program) {
    static Leftover of(Path folder, Path program) {
        return new Leftover(folder.resolve("postmaster.pid"), program);
    }

    /** Waits for a server that is still stopping, asks one that is not to stop, removes a stale pid file. */
    void clear() throws IOException {
        if (!Files.exists(pidFile)) {
            return;
        }
        Optional<ProcessHandle> server = server();
        for (int tenths = 0; server.isPresent() && server.get().isAlive(); tenths++) {
            if (tenths == 50) {
                server.get().destroy();
            }
            if (tenths > 600) {
                throw new Failure("an earlier PostgreSQL server (process "
                        + server.get().pid() + ") still runs on this data folder and does not stop");
            }
            Child.pause(Duration.ofMillis(100));
        }
        Files.deleteIfExists(pidFile);
    }

    private Optional<ProcessHandle> server() throws IOException {
        String first = Files.readString(pidFile).lines().findFirst().orElse("").strip();
        if (!first.matches("\\d{1,9}")) {
            return Optional.empty();
        }
        return ProcessHandle.of(Long.parseLong(first))
                .filter(process -> process.info()
                        .command()
                        .filter(program.toString()::equals)
                        .isPresent());
    }
}
