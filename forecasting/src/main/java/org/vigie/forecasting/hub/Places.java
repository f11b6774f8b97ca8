package org.vigie.forecasting.hub;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.vigie.forecasting.Place;

/**
 * The places that the hubs forecast for.
 *
 * <p>Populations: US Census Bureau, Vintage 2023 estimates of July 2023 (Puerto Rico included separately, not in the
 * nation's); Eurostat, January 2024; the four nations of the United Kingdom by the ONS, mid-2023.
 */
public final class Places {
    private static final List<Place> UNITED_STATES = read("places-us.csv");
    private static final List<Place> EUROPE = read("places-europe.csv");

    private Places() {}

    /** Every place of the hub of {@code profile}, the nation first in the United States. */
    public static List<Place> of(HubProfile profile) {
        return profile.isUnitedStates() ? UNITED_STATES : EUROPE;
    }

    /** The place of {@code profile} with this code. */
    public static Optional<Place> find(HubProfile profile, String code) {
        return of(profile).stream().filter(place -> place.code().equals(code)).findFirst();
    }

    private static List<Place> read(String resource) {
        InputStream in = Objects.requireNonNull(Places.class.getResourceAsStream(resource), resource);
        try (CsvReader<NamedCsvRecord> rows =
                CsvReader.builder().ofNamedCsvRecord(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return rows.stream()
                    .map(row -> new Place(
                            row.getField("code"), row.getField("name"), Double.parseDouble(row.getField("population"))))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
