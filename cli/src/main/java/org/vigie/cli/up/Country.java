package org.vigie.cli.up;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.vigie.cli.DataFolder;
import org.vigie.cli.Failure;
import org.vigie.cli.Reasons;

/** Keeps one country's data from being started as another's. */
final class Country {
    private Country() {}

    static void check(DataFolder data, String country) {
        Path file = data.root().resolve("country");
        try {
            if (!Files.exists(file)) {
                Files.writeString(file, country + "\n");
            }
            String found = Files.readString(file).strip();
            if (!found.equals(country)) {
                throw new Failure(data.root() + " holds the data of '" + found + "', not of '" + country
                        + "': choose another folder with --data");
            }
        } catch (IOException e) {
            throw new Failure("cannot use " + file + ": " + Reasons.of(e), e);
        }
    }
}
