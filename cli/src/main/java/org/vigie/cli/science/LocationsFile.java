package org.vigie.cli.science;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vigie.cli.Failure;
import org.vigie.forecasting.Place;
import org.vigie.forecasting.hub.HubProfile;
import org.vigie.forecasting.hub.Places;

/** Reads the places that a person wants forecasts for. */
final class LocationsFile {
    private LocationsFile() {}

    static List<Place> read(Path file, HubProfile profile) {
        List<Place> places = new ArrayList<>();
        try (CsvReader<NamedCsvRecord> rows =
                CsvReader.builder().detectBomHeader(true).ofNamedCsvRecord(DataFiles.open(file))) {
            for (NamedCsvRecord row : rows) {
                String code = row.findField("location")
                        .orElseThrow(() -> Failure.ofInput(file + ": expected a column location"));
                Optional<Place> known = Places.find(profile, code);
                String name = row.findField("location_name")
                        .orElse(known.map(Place::name).orElse(code));
                places.add(new Place(code, name, population(row, file, known)));
            }
        } catch (IOException | CsvParseException e) {
            throw Failure.ofInput("cannot read " + file + ": " + e.getMessage(), e);
        }
        if (places.isEmpty()) {
            throw Failure.ofInput(file + " names no place");
        }
        return places;
    }

    private static double population(NamedCsvRecord row, Path file, Optional<Place> known) {
        String text = row.getHeader().stream()
                .filter(column -> column.startsWith("population"))
                .findFirst()
                .map(row::getField)
                .orElse("");
        if (text.isBlank()) {
            return known.map(Place::population).orElse(Double.NaN);
        }
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw Failure.ofInput(
                    file + ", line " + row.getStartingLineNumber() + ": population is '" + text
                            + "', expected a number",
                    e);
        }
    }
}
