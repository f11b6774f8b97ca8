package org.vigie.cli.up;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.vigie.cli.Failure;
import org.vigie.cli.Home;
import org.vigie.cli.Reasons;
import org.vigie.cli.process.Programs;

/** A service unpacked from its jar, with room for the AOT cache that makes its start fast; one folder per build. */
record PreparedService(Service service, Path folder) {
    /** Unpacks {@code service} unless this build of it is unpacked already. */
    static PreparedService of(Service service, Home home) {
        Path jar = home.jar(service.module());
        Path parent = home.prepared();
        try {
            Path folder = parent.resolve(service.module() + "-" + fingerprint(service, jar));
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(parent);
                Path part = Files.createTempDirectory(parent, service.module() + ".part");
                run(List.of(
                        java(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Djarmode=tools",
                        "-jar",
                        jar.toString(),
                        "extract",
                        "--application-filename",
                        "app.jar",
                        "--force",
                        "--destination",
                        part.toString()));
                forgetOlder(parent, service);
                keep(part, folder);
            }
            return new PreparedService(service, folder);
        } catch (IOException e) {
            throw new Failure("cannot unpack " + jar + " into " + parent + ": " + Reasons.of(e), e);
        }
    }

    Path cache() {
        return folder.resolve("app.aot");
    }

    boolean hasCache() {
        return Files.exists(cache());
    }

    /** The command that runs the service, with the cache if there is one. */
    List<String> command(boolean cached) {
        List<String> flag = cached && hasCache() ? List.of("-XX:AOTCache=" + cache()) : List.of();
        return command(flag);
    }

    /** The command that runs the service and writes its cache when it ends. */
    List<String> trainingCommand() {
        return command(List.of("-XX:AOTCacheOutput=" + part()));
    }

    /** Keeps the cache of a training that has ended. */
    void keepCache() {
        try {
            if (Files.exists(part())) {
                Files.move(part(), cache(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new Failure("cannot keep " + cache() + ": " + Reasons.of(e), e);
        }
    }

    private Path part() {
        return folder.resolve("app.aot.part");
    }

    private List<String> command(List<String> flags) {
        return Stream.of(
                        List.of(java()),
                        service.jvmFlags(),
                        flags,
                        List.of("-jar", folder.resolve("app.jar").toString()))
                .flatMap(List::stream)
                .toList();
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** What the cache depends on: the jar's contents, the virtual machine and its flags. Jars of all builds bear one date. */
    private static String fingerprint(Service service, Path jar) throws IOException {
        StringBuilder identity = new StringBuilder();
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            zip.stream().forEach(entry -> identity.append(entry.getName() + " " + entry.getCrc() + "\n"));
        }
        identity.append(System.getProperty("java.vm.version") + System.getProperty("java.home") + service.jvmFlags());
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(identity.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void forgetOlder(Path parent, Service service) throws IOException {
        try (Stream<Path> folders = Files.list(parent)) {
            List<Path> older = folders.filter(
                            folder -> folder.getFileName().toString().matches(service.module() + "-[0-9a-f]{12}"))
                    .sorted(Comparator.comparingLong(
                                    (Path folder) -> folder.toFile().lastModified())
                            .reversed())
                    .skip(1)
                    .toList();
            for (Path folder : older) {
                delete(folder);
            }
        }
    }

    /** Gives the unpacked service its place, unless another country that starts now was faster. */
    static void keep(Path part, Path folder) throws IOException {
        try {
            Files.move(part, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException occupied) {
            if (!Files.isDirectory(folder)) {
                throw occupied;
            }
            delete(part);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private static void run(List<String> command) throws IOException {
        Programs.Outcome outcome = Programs.run(command, Path.of("/"), "");
        if (outcome.status() != 0) {
            throw new Failure("unpacking failed: " + outcome.output());
        }
    }
}
