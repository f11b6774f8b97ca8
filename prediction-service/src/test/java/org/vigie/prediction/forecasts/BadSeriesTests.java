package org.vigie.prediction.forecasts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.vigie.prediction.Api;
import org.vigie.prediction.UnitedStates;
import org.vigie.testsupport.WithPostgres;
import tools.jackson.databind.JsonNode;

/** A round over places whose data are bad: each gets a forecast or a named refusal, and the round succeeds. */
@UnitedStates
@WithPostgres("vigie_prediction")
class BadSeriesTests {
    private static final String TOO_SHORT = "01";
    private static final String ZEROS_ONLY = "02";
    private static final String ABSURD_SPIKE = "04";
    private static final String REVISED_TO_ZERO = "05";
    private static final String MID_SEASON = "08";
    private static final String ALL_MISSING = "09";
    private static final List<String> BAD =
            List.of(TOO_SHORT, ZEROS_ONLY, ABSURD_SPIKE, REVISED_TO_ZERO, MID_SEASON, ALL_MISSING);
    private static final LocalDate LAST = LocalDate.of(2021, 10, 2).plusWeeks(159);

    @LocalServerPort
    private int port;

    private static String rows() {
        StringBuilder rows = new StringBuilder(TestSeasons.ofTwoPlaces());
        for (int week = 0; week < 160; week++) {
            LocalDate end = LAST.minusWeeks(159 - week);
            row(rows, end, ZEROS_ONLY, 4, "0");
            row(rows, end, ABSURD_SPIKE, 4, week == 159 ? "500000" : Integer.toString(50 + week % 9));
            row(rows, end, REVISED_TO_ZERO, 4, Integer.toString(40 + week % 7));
            if (week < 159 && week > 150) {
                row(rows, end, REVISED_TO_ZERO, 11, "0");
            }
            row(rows, end, ALL_MISSING, 4, "");
            if (week >= 157) {
                row(rows, end, TOO_SHORT, 4, "12");
            }
            if (week >= 145) {
                row(rows, end, MID_SEASON, 4, Integer.toString(30 + 2 * (week - 145)));
            }
        }
        return rows.toString();
    }

    private static void row(StringBuilder rows, LocalDate end, String place, int delayDays, String value) {
        rows.append("%s,%s,%s,%s%n".formatted(end, place, end.plusDays(delayDays), value));
    }

    @Test
    void everyPlaceGetsAForecastOrANamedRefusalAndTheRoundSucceeds() {
        Api api = Api.at(port);
        JsonNode imported = api.importText("flu_hosp.csv", rows(), Map.of());
        assertThat(imported.get("state").asString()).as(imported.toString()).isEqualTo("succeeded");
        JsonNode job = api.awaitJob(api.post("/v1/rounds", "{\"profile\": \"flusight\"}"));
        assertThat(job.get("state").asString()).as(job.toString()).isEqualTo("succeeded");
        JsonNode round = api.json(job.get("result").asString());
        for (JsonNode model : round.get("models")) {
            for (String place : BAD) {
                JsonNode forecasts = api.json("%s/forecasts?place=%s&model=%s"
                                .formatted(job.get("result").asString(), place, model.asString()))
                        .get("forecasts");
                Set<String> reasons = reasons(round, model.asString(), place);
                assertThat(forecasts.isEmpty())
                        .as("%s, place %s: refused for %s", model, place, reasons)
                        .isEqualTo(!reasons.isEmpty());
                forecasts.forEach(BadSeriesTests::isHonest);
            }
        }
        assertThat(reasons(round, "ensemble", ALL_MISSING)).isNotEmpty();
        assertThat(reasons(round, "ensemble", ZEROS_ONLY)).isEmpty();
    }

    private static Set<String> reasons(JsonNode round, String model, String place) {
        Set<String> reasons = new TreeSet<>();
        for (JsonNode refusal : round.get("refusals")) {
            if (refusal.get("model").asString().equals(model)
                    && refusal.get("place").asString().equals(place)) {
                reasons.add(refusal.get("reason").asString());
            }
        }
        return reasons;
    }

    /** Finite, monotone, never negative, never above the population of any state. */
    private static void isHonest(JsonNode forecast) {
        double before = 0;
        for (JsonNode quantile : forecast.get("quantiles")) {
            assertThat(quantile.asDouble()).as(forecast.toString()).isBetween(before, 40e6);
            before = quantile.asDouble();
        }
    }
}
