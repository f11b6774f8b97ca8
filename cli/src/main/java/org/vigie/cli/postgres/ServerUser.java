package org.vigie.cli.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.UserPrincipal;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vigie.cli.Failure;
import org.vigie.cli.Reasons;
import org.vigie.cli.process.Programs;

/** The user the database runs as: the caller, or for root an unprivileged one, since PostgreSQL refuses root. */
public final class ServerUser {
    private final @Nullable UserPrincipal other;
    private final List<String> prefix;

    private ServerUser(@Nullable UserPrincipal other, List<String> prefix) {
        this.other = other;
        this.prefix = prefix;
    }

    /** The user for a server started by the caller of this command. */
    public static ServerUser forCaller() {
        if (!System.getProperty("user.name").equals("root")) {
            return new ServerUser(null, List.of());
        }
        for (String name : List.of("postgres", "nobody")) {
            try {
                UserPrincipal user = Path.of("/")
                        .getFileSystem()
                        .getUserPrincipalLookupService()
                        .lookupPrincipalByName(name);
                return new ServerUser(user, prefix(name));
            } catch (IOException e) {
                // this system has no such user: the next one
            }
        }
        throw new Failure(
                "PostgreSQL does not run as root, and there is neither a user 'postgres' nor 'nobody' to run it"
                        + " as: make one (useradd --system postgres) or start vigie as an ordinary user");
    }

    private static List<String> prefix(String name) {
        if (Programs.find("setpriv").isPresent()) {
            return List.of("setpriv", "--reuid=" + name, "--clear-groups", "--regid=" + group(name));
        }
        if (Programs.find("runuser").isPresent()) {
            return List.of("runuser", "-u", name, "--");
        }
        throw new Failure(
                "PostgreSQL does not run as root, and neither setpriv nor runuser is there to change the user:"
                        + " install util-linux or start vigie as an ordinary user");
    }

    private static String group(String name) {
        try {
            return Programs.run(List.of("id", "-g", name), Path.of("/"), "").output();
        } catch (IOException e) {
            throw new Failure("cannot find the group of user " + name + ": " + Reasons.of(e), e);
        }
    }

    /** Whether the server runs as somebody else than the caller. */
    public boolean isOther() {
        return other != null;
    }

    /** {@code command} run as this user. */
    List<String> run(List<String> command) {
        return Stream.concat(prefix.stream(), command.stream()).toList();
    }

    /** Gives {@code path} to this user. */
    void own(Path path) throws IOException {
        if (other != null) {
            Files.getFileAttributeView(path, PosixFileAttributeView.class).setOwner(other);
        }
    }

    /** Refuses a data folder below one that this user may not pass. */
    public void checkPassable(Path folder) {
        if (other == null) {
            return;
        }
        try {
            for (Path parent = folder.getParent(); parent != null; parent = parent.getParent()) {
                if (Files.exists(parent)
                        && !Files.getPosixFilePermissions(parent).contains(PosixFilePermission.OTHERS_EXECUTE)) {
                    throw new Failure("the database runs as user '" + other.getName() + "', who cannot pass through "
                            + parent + " to reach " + folder + ": allow it (chmod o+x " + parent
                            + ") or choose another folder with --data");
                }
            }
        } catch (IOException e) {
            throw new Failure("cannot look at the folders above " + folder + ": " + Reasons.of(e), e);
        }
    }
}
