package org.vigie.prediction.surveillance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vigie.prediction.Api;
import org.vigie.prediction.UnitedStates;
import org.vigie.testsupport.WithPostgres;
import tools.jackson.databind.JsonNode;

/** Files that are right by their form and odd by what came before: each rule for series, from the upload to the notice. */
@UnitedStates
@WithPostgres("vigie_prediction")
class OddValueTests {
    private static final String HEADER = "target_end_date,location,as_of,value\n";
    private static final LocalDate LAST = LocalDate.of(2024, 11, 2);
    private static final int WEEKS = 30;

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    private Api api;

    @BeforeEach
    void importThirtyCalmWeeks() {
        jdbc.sql("truncate surveillance.observation, surveillance.import, surveillance.exclusion cascade")
                .update();
        api = Api.at(port);
        StringBuilder file = new StringBuilder(HEADER);
        for (int week = 0; week < WEEKS; week++) {
            LocalDate end = LAST.minusWeeks(WEEKS - 1L - week);
            int more = week % 2;
            add(file, end, "01", 100 + more);
            add(file, end, "02", 50 + more);
            add(file, end, "US", 150 + 2 * more);
        }
        assertThat(warnings(file.toString())).isEmpty();
    }

    private static void add(StringBuilder file, LocalDate end, String place, int value) {
        file.append(String.format(Locale.ROOT, "%s,%s,%s,%d%n", end, place, end.plusDays(4), value));
    }

    private Map<String, JsonNode> warnings(String file) {
        JsonNode job = api.importText("flu_hosp.csv", file, Map.of());
        JsonNode imported = api.json(job.get("result").asString());
        assertThat(imported.get("state").asString()).as(imported.toString()).isEqualTo("accepted");
        return imported.get("findings")
                .valueStream()
                .collect(Collectors.toMap(
                        each -> each.get("rule").asString() + " "
                                + each.get("place").asString(),
                        each -> each));
    }

    @Test
    void eachOddWeekIsNamedAndKept() {
        LocalDate next = LAST.plusWeeks(1);
        LocalDate settled = LAST.minusWeeks(8);
        Map<String, JsonNode> warnings = warnings(HEADER
                + "%1$s,01,%2$s,0\n%1$s,02,%2$s,900\n%1$s,US,%2$s,300\n".formatted(next, next.plusDays(4))
                + "%s,01,%s,30\n".formatted(settled, next.plusDays(4)));
        assertThat(warnings.keySet())
                .contains("drop-to-zero 01", "outlier 02", "total-of-parts US", "sudden-revision 01")
                .noneMatch(warning -> warning.startsWith("sudden-revision 02"));
        assertThat(warnings.values())
                .allSatisfy(each -> assertThat(each.get("severity").asString()).isEqualTo("warning"));
        JsonNode revised = warnings.get("sudden-revision 01");
        assertThat(revised.get("targetEndDate").asString()).isEqualTo(settled.toString());
        assertThat(revised.get("found").asString()).isEqualTo("30");
        assertThat(warnings.get("total-of-parts US").get("expected").asString()).isEqualTo("900");
        assertThat(api.json("/v1/observations?profile=flusight&place=02&from=" + next)
                        .get("observations")
                        .get(0)
                        .get("value")
                        .asInt())
                .isEqualTo(900);
    }

    @Test
    void noticeSaysWhatIsOdd() {
        LocalDate next = LAST.plusWeeks(1);
        JsonNode job =
                api.importText("flu_hosp.csv", HEADER + "%s,01,%s,0\n".formatted(next, next.plusDays(4)), Map.of());
        assertThat(api.get(job.get("result").asString()).body()).contains("the value is zero after weeks of high");
    }
}
