package org.vigie.forecasting.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.vigie.forecasting.distribution.QuantileLevels;

class HubFileCheckTests {
    private static final String NAME = "2025-01-04-Vigie-test.csv";

    @Test
    void fileOfTheHubsFormIsClean() throws IOException {
        assertThat(check(NAME, file())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "quantile;0.5;50, quantile;0.5;-50, NEGATIVE_VALUE",
        "quantile;0.5;50, quantile;0.5;fifty, NOT_A_NUMBER",
        "quantile;0.5;50, quantile;0.5;99000000, ABOVE_POPULATION",
        "quantile;0.5;50, quantile;0.5;3, FALLING_QUANTILES",
        "quantile;0.5;50, quantile;0.51;50, QUANTILE_LEVEL",
        "quantile;0.5;50, quantile;0.45;50, DUPLICATE_QUANTILE",
        "quantile;0.5;50, cdf;0.5;50, OUTPUT_TYPE",
        "01;1, 03;1, UNKNOWN_PLACE",
        "01;1, 01;4, HORIZON",
        "01;1, 01;2, HORIZON_ARITHMETIC",
        "2025-01-04;01, 04/01/2025;01, BAD_DATE",
        "value, values, MISSING_COLUMN",
        "target;, model_id;target;, UNEXPECTED_COLUMN",
    })
    void oneChangeIsOneKindOfFinding(String from, String to, FindingRule rule) throws IOException {
        String text = file().replaceFirst(from.replace(';', ','), to.replace(';', ','));
        assertThat(check(NAME, text)).contains(rule);
    }

    @Test
    void samplePathsBesideTheQuantilesAreTaken() throws IOException {
        String samples = "2025-01-04,01,1,wk inc flu hosp,2025-01-11,sample,001,47\n";
        assertThat(check(NAME, file() + samples)).isEmpty();
    }

    @Test
    void nameAndDatesMustAgree() throws IOException {
        assertThat(check("mine.csv", file())).containsExactly(FindingRule.FILE_NAME);
        assertThat(check("2025-01-11-Vigie-test.csv", file())).containsExactly(FindingRule.FILE_NAME);
        String friday = file().replace("2025-01-04,01", "2025-01-03,01").replace("2025-01-11", "2025-01-10");
        assertThat(check("2025-01-03-Vigie-test.csv", friday)).contains(FindingRule.REFERENCE_DATE);
    }

    @Test
    void otherTargetsOnlyIsAFinding() throws IOException {
        assertThat(check(NAME, file().replace("wk inc flu hosp", "wk inc rsv hosp")))
                .containsExactly(FindingRule.WRONG_TARGET);
    }

    @ParameterizedTest
    @EnumSource(FindingRule.class)
    void everyRuleBelongsToACheckOfTheHubs(FindingRule rule) {
        assertThat(HubCheck.of(rule).id()).matches("[a-z_]+");
        assertThat(rule.id()).matches("[a-z0-9-]+");
    }

    private static List<FindingRule> check(String name, String text) throws IOException {
        return HubFileCheck.check(
                        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), name, HubProfile.FLUSIGHT)
                .list()
                .stream()
                .map(Finding::rule)
                .toList();
    }

    private static String file() {
        StringBuilder text = new StringBuilder(
                "reference_date,location,horizon,target,target_end_date,output_type,output_type_id,value\n");
        for (int i = 0; i < QuantileLevels.COUNT; i++) {
            String level = HubNumbers.format(QuantileLevels.at(i));
            text.append("2025-01-04,01,1,wk inc flu hosp,2025-01-11,quantile,%s,%s\n"
                    .formatted(level, HubNumbers.format(100 * QuantileLevels.at(i))));
        }
        return text.toString();
    }
}
