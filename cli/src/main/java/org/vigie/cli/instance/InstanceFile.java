package org.vigie.cli.instance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.vigie.cli.DataFolder;
import org.vigie.cli.Failure;
import org.vigie.cli.Reasons;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What {@code run/instance.json} says about a running instance.
 *
 * @param country the country it serves
 * @param pid process of the launcher
 * @param startedAt when everything was ready
 * @param publicUrl address for people
 * @param parts its processes
 */
public record InstanceFile(String country, long pid, Instant startedAt, String publicUrl, List<Part> parts) {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    /** One process of an instance; {@code url} is its address on this machine. */
    public record Part(String name, long pid, int port, String url) {}

    public InstanceFile {
        parts = List.copyOf(parts);
    }

    /** The address of the part called {@code name} on this machine. */
    public String url(String name) {
        return parts.stream()
                .filter(part -> part.name().equals(name))
                .map(Part::url)
                .findFirst()
                .orElseThrow(() -> new Failure("the running instance has no " + name));
    }

    /** Writes the file of {@code data}. */
    public void write(DataFolder data) {
        Path file = data.instanceFile();
        try {
            Path part = file.resolveSibling("instance.json.part");
            Files.writeString(part, JSON.writeValueAsString(this));
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new Failure("cannot write " + file + ": " + Reasons.of(e), e);
        }
    }

    /** The file of {@code data}, if an instance wrote one. */
    public static Optional<InstanceFile> read(DataFolder data) {
        Path file = data.instanceFile();
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readValue(Files.readString(file), InstanceFile.class));
        } catch (IOException e) {
            throw new Failure("cannot read " + file + ": " + Reasons.of(e), e);
        } catch (JacksonException e) {
            throw new Failure(file + " is not what an instance writes: " + e.getOriginalMessage(), e);
        }
    }
}
