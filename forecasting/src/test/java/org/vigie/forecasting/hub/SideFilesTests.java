package org.vigie.forecasting.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.vigie.forecasting.Signal;

class SideFilesTests {
    private static final LocalDate PUBLIC_SINCE = LocalDate.of(2023, 9, 30);

    @Test
    void surveillanceNetworkTableIsASignal() throws IOException {
        SignalReader.Result result =
                SignalReader.of(HubProfile.FLUSIGHT, "ilinet", PUBLIC_SINCE).read(stream("""
                        week_end,level,location,weighted_ili_pct,unweighted_ili_pct
                        2022-10-08,state,01,,2.5
                        2022-10-08,national,US,1.5,1.7
                        2022-10-08,state,New York,,3
                        """));
        assertThat(result.findings().isEmpty()).isTrue();
        Signal signal = result.signals().getFirst();
        assertThat(signal.name()).isEqualTo("ilinet");
        assertThat(signal.vintages().places()).containsExactly("01", "36", "US");
        assertThat(signal.vintages().of("01").getFirst().value()).isEqualTo(2.5);
        assertThat(signal.vintages().of("US").getFirst().value()).isEqualTo(1.5);
        assertThat(signal.vintages().asOfDates()).containsExactly(PUBLIC_SINCE);
    }

    @Test
    void otherIndicatorsOfAFileAreSignalsOfTheirOwnAndTheTargetIsNone() throws IOException {
        SignalReader.Result result =
                SignalReader.of(HubProfile.RESPICAST_ILI, "respicast", null).read(stream("""
                        indicator,target_end_date,location,as_of,value
                        ILI,2025-01-05,FR,2025-01-10,5
                        ARI,2025-01-05,FR,2025-01-10,50
                        COVID_HOSP,2025-01-05,FR,2025-01-10,
                        ARI,2025-01-05,FR,soon,many
                        """));
        assertThat(result.signals()).extracting(Signal::name).containsExactly("respicast:ARI", "respicast:COVID_HOSP");
        assertThat(result.findings().list())
                .extracting(Finding::rule)
                .contains(FindingRule.BAD_DATE, FindingRule.NOT_A_NUMBER);
    }

    @Test
    void signalWithoutADayOfPublicationIsRefused() throws IOException {
        SignalReader.Result result = SignalReader.of(HubProfile.FLUSIGHT, "x", null)
                .read(stream("week_end,location,value\n2022-10-08,01,1\n"));
        assertThat(result.signals()).isEmpty();
        assertThat(result.findings().list()).extracting(Finding::rule).containsExactly(FindingRule.MISSING_AS_OF);
    }

    @Test
    void latestPublicationIsTheTruthAndEmptyIsNotScored() throws IOException {
        TruthReader.Truth truth = TruthReader.read(stream("""
                        target,date,location,as_of,observation
                        wk inc flu hosp,2025-01-04,1,2025-01-15,9
                        wk inc flu hosp,2025-01-04,01,2025-01-08,7
                        wk inc flu hosp,2025-01-04,02,2025-01-08,7
                        wk inc flu hosp,2025-01-04,02,2025-01-15,
                        wk inc rsv hosp,2025-01-04,04,2025-01-15,1
                        wk inc flu hosp,2025-13-04,04,2025-01-15,1
                        """), "wk inc flu hosp");
        assertThat(truth.values())
                .containsExactlyEntriesOf(java.util.Map.of(new TruthReader.Week(LocalDate.of(2025, 1, 4), "01"), 9.0));
        assertThat(truth.findings().list()).extracting(Finding::rule).containsExactly(FindingRule.BAD_DATE);
    }

    @Test
    void truthOfSeveralTargetsGivesTheOneAskedForUnderAnyOfItsNames() throws IOException {
        TruthReader.Truth truth = TruthReader.read(stream("""
                        indicator,target_end_date,location,value
                        ILI,2025-01-05,FR,230
                        ARI,2025-01-05,FR,900
                        """), "ILI incidence");
        assertThat(truth.values().values()).containsExactly(230.0);
    }

    @Test
    void oracleOutputOfTheHubsIsTruth() throws IOException {
        TruthReader.Truth truth = TruthReader.read(stream("""
                        location,target_end_date,target,output_type,output_type_id,oracle_value
                        01,2025-01-04,wk inc flu hosp,quantile,NA,9
                        01,2025-01-04,wk flu hosp rate change,pmf,stable,1
                        """), "wk inc flu hosp");
        assertThat(truth.values().values()).containsExactly(9.0);
        assertThat(truth.findings().isEmpty()).isTrue();
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
