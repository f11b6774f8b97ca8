package org.vigie.cli;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;

/** The folder Vigie was built in; {@code ./vigie} passes it on. */
public record Home(Path root) {
    /** The folder that {@code ./vigie} lies in. */
    public static Home current() {
        return new Home(Path.of(System.getProperty("vigie.home", "")).toAbsolutePath());
    }

    /** The executable jar of {@code module}. */
    public Path jar(String module) {
        Path target = root.resolve(module).resolve("target");
        try (DirectoryStream<Path> jars = Files.newDirectoryStream(target, module + "-*-exec.jar")) {
            Iterator<Path> found = jars.iterator();
            if (found.hasNext()) {
                return found.next();
            }
        } catch (IOException e) {
            throw new Failure(module + " is not built: run ./vigie build", e);
        }
        throw new Failure(module + " is not built: run ./vigie build");
    }

    /** Folder for what is made once per build. */
    public Path prepared() {
        return root.resolve("target").resolve("runtime");
    }
}
