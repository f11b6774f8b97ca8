package org.vigie.cli.up;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.vigie.cli.DataFolder;
import org.vigie.cli.Failure;
import org.vigie.cli.Reasons;
import org.vigie.cli.Secrets;
import org.vigie.cli.postgres.ServerUser;
import org.vigie.cli.process.Ports;

/**
 * Makes the services' AOT caches, once per build: runs everything on a throw-away data folder, and each service writes
 * the classes it loaded when it ends.
 */
final class Training {
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private final List<PreparedService> services;
    private final ServerUser user;
    private final Steps steps;

    Training(List<PreparedService> services, ServerUser user, Steps steps) {
        this.services = services;
        this.user = user;
        this.steps = steps;
    }

    void runIfNeeded() {
        List<PreparedService> missing =
                services.stream().filter(service -> !service.hasCache()).toList();
        if (missing.isEmpty()) {
            return;
        }
        steps.say("Preparing a fast start (once per build, about a minute; --no-cache skips it)");
        Stopwatch begun = Stopwatch.start();
        Path folder = temporaryFolder();
        try {
            DataFolder data = new DataFolder(folder);
            data.create(user.isOther());
            String country = services.stream().anyMatch(service -> service.service() == Service.DATAVIZ) ? "us" : "ch";
            int port = Ports.free();
            Deployment deployment = new Deployment(country, "127.0.0.1", port, "http://localhost:" + port, data);
            Secrets secrets = new Secrets(data);
            Instance instance = new Instance(deployment, secrets, user, steps);
            Thread hook = new Thread(() -> instance.stop(Duration.ZERO), "stop training");
            Runtime.getRuntime().addShutdownHook(hook);
            try {
                instance.start(services, Instance.Mode.TRAINING);
                new WarmUp(instance.describe(Instant.EPOCH), secrets).run();
            } finally {
                instance.stopTogether(PATIENCE);
                Runtime.getRuntime().removeShutdownHook(hook);
            }
            services.forEach(PreparedService::keepCache);
            steps.done("prepared", "", begun);
        } finally {
            delete(folder);
        }
    }

    private Path temporaryFolder() {
        try {
            Path folder = Files.createTempDirectory("vigie-prepare");
            if (user.isOther()) {
                Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
            }
            return folder;
        } catch (IOException e) {
            throw new Failure("cannot make a temporary folder: " + Reasons.of(e), e);
        }
    }

    private void delete(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            steps.say("vigie: could not remove " + folder + ": " + Reasons.of(e));
        }
    }
}
