package org.vigie.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/** The secrets of a data folder: one file each, named by the property a service reads it under. */
public final class Secrets {
    private final Path folder;
    private final SecureRandom random = new SecureRandom();

    public Secrets(DataFolder data) {
        this.folder = data.secrets();
    }

    /** The folder with all secrets of {@code owner}. */
    public Path of(String owner) {
        return folder.resolve(owner);
    }

    /** The secret, made from 192 random bits the first time it is asked for. */
    public String get(String owner, String property) {
        Path file = of(owner).resolve(property);
        try {
            if (Files.exists(file)) {
                return Files.readString(file);
            }
            byte[] bytes = new byte[24];
            random.nextBytes(bytes);
            String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
            put(owner, property, secret);
            return secret;
        } catch (IOException e) {
            throw new Failure("cannot read the secret " + file + ": " + Reasons.of(e), e);
        }
    }

    /** Writes a secret, readable by its owner only. */
    public void put(String owner, String property, String secret) {
        Path file = of(owner).resolve(property);
        try {
            Files.createDirectories(file.getParent());
            Files.setPosixFilePermissions(file.getParent(), PosixFilePermissions.fromString("rwx------"));
            Path part = Files.createTempFile(
                    file.getParent(),
                    ".",
                    "",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(part, secret, StandardCharsets.UTF_8);
            Files.move(
                    part,
                    file,
                    java.nio.file.StandardCopyOption.ATOMIC_MOVE,
                    java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new Failure("cannot write the secret " + file + ": " + Reasons.of(e), e);
        }
    }
}
