package org.vigie.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

/** The folder that one deployment keeps everything in: database, secrets, logs, what runs. */
public record DataFolder(Path root) {
    public DataFolder {
        root = root.toAbsolutePath().normalize();
    }

    /** The folder named on the command line, else the default one of {@code country}. */
    public static DataFolder of(@org.jspecify.annotations.Nullable Path named, String country) {
        return new DataFolder(named != null ? named : defaultParent().resolve(country));
    }

    /** Where data folders live unless said otherwise: {@code /var/lib/vigie} for root, else the user's data home. */
    public static Path defaultParent() {
        return defaultParent(System.getenv(), System.getProperty("user.name"), System.getProperty("user.home"));
    }

    static Path defaultParent(Map<String, String> environment, String user, String home) {
        String dataHome = environment.getOrDefault("XDG_DATA_HOME", "");
        if (!dataHome.isEmpty()) {
            return Path.of(dataHome, "vigie");
        }
        return user.equals("root") ? Path.of("/var/lib/vigie") : Path.of(home, ".local", "share", "vigie");
    }

    public Path postgres() {
        return root.resolve("postgres");
    }

    public Path runtime() {
        return root.resolve("runtime");
    }

    public Path secrets() {
        return root.resolve("secrets");
    }

    /** What the owner sets for the services, in the words of their documentation; it need not be there. */
    public Path settings() {
        return root.resolve("settings.yaml");
    }

    public Path run() {
        return root.resolve("run");
    }

    public Path instanceFile() {
        return run().resolve("instance.json");
    }

    public Path log(String name) {
        return root.resolve("logs").resolve(name + ".log");
    }

    /** Makes the folders, readable by their owner only; {@code passable} lets the database's own user through. */
    public void create(boolean passable) {
        try {
            Files.createDirectories(root);
            for (Path folder : new Path[] {runtime(), secrets(), run(), root.resolve("logs")}) {
                Files.createDirectories(folder);
                restrict(folder, "rwx------");
            }
            restrict(root, passable ? "rwx--x--x" : "rwx------");
            if (passable) {
                restrict(runtime(), "rwxr-xr-x");
            }
        } catch (IOException e) {
            throw new Failure("cannot make the data folder " + root + ": " + Reasons.of(e), e);
        }
    }

    private static void restrict(Path folder, String permissions) throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(permissions));
    }
}
