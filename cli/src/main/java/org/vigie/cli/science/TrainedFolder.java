package org.vigie.cli.science;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.vigie.cli.Failure;
import org.vigie.forecasting.TrainedModels;

/** Trained models in a folder, a compressed file each; one that was damaged is trained again. */
record TrainedFolder(Path folder) implements TrainedModels {
    @Override
    public Optional<String> find(String key) {
        Path file = file(key);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try (InputStream in = new GZIPInputStream(DataFiles.open(file))) {
            return Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException _) {
            return Optional.empty(); // the checksum at the end of the file does not agree with what is in it
        }
    }

    @Override
    public void keep(String key, String text) {
        try {
            Files.createDirectories(folder);
            Path partial = Files.createTempFile(folder, "." + key, ".part");
            try {
                try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(partial))) {
                    out.write(text.getBytes(StandardCharsets.UTF_8));
                }
                Files.move(partial, file(key), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(partial);
            }
        } catch (IOException | UncheckedIOException e) {
            throw new Failure(
                    "cannot keep the trained model in " + folder + ": " + e.getMessage()
                            + "; name a folder that can be written to in --trained, or leave the option out",
                    e);
        }
    }

    private Path file(String key) {
        return folder.resolve(key + ".gz");
    }
}
