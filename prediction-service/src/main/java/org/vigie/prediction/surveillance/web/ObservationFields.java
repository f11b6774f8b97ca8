package org.vigie.prediction.surveillance.web;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.vigie.platform.problem.ProblemException;
import org.vigie.prediction.http.CsvWriter;
import org.vigie.prediction.surveillance.ObservationRow;

/** The fields of observations that a caller wants, in the order she names them. */
record ObservationFields(List<Field> fields, boolean areAll) {
    /** What is the same for all rows of an answer. */
    record Answer(String profile, LocalDate asOf, boolean synthetic) {}

    /** A field: a column of a table, a property of a JSON object. */
    enum Field {
        PROFILE("profile", (row, answer) -> answer.profile()),
        PLACE("place", (row, answer) -> row.place()),
        TARGET_END_DATE("targetEndDate", (row, answer) -> row.targetEndDate()),
        WEEK("week", (row, answer) -> row.week()),
        VALUE("value", (row, answer) -> row.value()),
        STATUS("status", (row, answer) -> row.status()),
        REASON("reason", (row, answer) -> row.reason()),
        KNOWN_FROM("knownFrom", (row, answer) -> row.knownFrom()),
        EXCLUDED("excluded", (row, answer) -> row.excluded()),
        AS_OF("asOf", (row, answer) -> answer.asOf()),
        SYNTHETIC("synthetic", (row, answer) -> answer.synthetic());

        private final String property;
        private final BiFunction<ObservationRow, Answer, @Nullable Object> value;

        Field(String property, BiFunction<ObservationRow, Answer, @Nullable Object> value) {
            this.property = property;
            this.value = value;
        }

        private String column() {
            return name().toLowerCase(Locale.ROOT);
        }

        private static Field named(String name) {
            return Arrays.stream(values())
                    .filter(field ->
                            field.property.equals(name) || field.column().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new ProblemException(
                            HttpStatus.BAD_REQUEST,
                            "unknown-field",
                            name,
                            Arrays.stream(values()).map(Field::column).collect(Collectors.joining(", "))));
        }
    }

    ObservationFields {
        fields = List.copyOf(fields);
    }

    /** All fields where none are named; refuses names there are not, and tells those there are. */
    static ObservationFields of(@Nullable List<String> names) {
        return names == null || names.isEmpty()
                ? new ObservationFields(List.of(Field.values()), true)
                : new ObservationFields(
                        names.stream()
                                .map(name -> Field.named(name.strip()))
                                .distinct()
                                .toList(),
                        false);
    }

    void writeHeader(CsvWriter csv) {
        csv.row(fields.stream().map(Field::column).toArray());
    }

    void write(CsvWriter csv, ObservationRow row, Answer answer) {
        if (areAll) {
            row.write(csv, answer.profile(), answer.asOf(), answer.synthetic());
        } else {
            csv.row(fields.stream().map(field -> field.value.apply(row, answer)).toArray());
        }
    }

    /** What becomes a JSON object: the row itself, or the fields that were named. */
    Object json(ObservationRow row, Answer answer) {
        if (areAll) {
            return row;
        }
        Map<String, @Nullable Object> named = new LinkedHashMap<>();
        fields.forEach(field -> named.put(field.property, field.value.apply(row, answer)));
        return named;
    }
}
