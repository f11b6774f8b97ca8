package org.vigie.prediction.surveillance.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.vigie.forecasting.hub.HubProfile;
import org.vigie.forecasting.hub.HubTargetData;
import org.vigie.forecasting.hub.HubTargetReader;
import org.vigie.prediction.catalogue.Catalogue;
import org.vigie.prediction.catalogue.Stratum;
import org.vigie.prediction.jobs.JobFailedException;
import org.vigie.prediction.surveillance.ImportFinding;
import org.vigie.prediction.surveillance.ImportRequest;
import org.vigie.prediction.surveillance.ingest.format.DataFile;
import org.vigie.prediction.surveillance.ingest.format.Layout;
import org.vigie.prediction.surveillance.ingest.format.RefusedFileException;
import org.vigie.prediction.surveillance.ingest.format.Table;
import org.vigie.prediction.surveillance.ingest.mapping.Mapping;

/** Looks at the first rows of a file as an import would, without keeping anything. */
@Component
public class Previews {
    private static final int ROWS_SHOWN = 20;
    private static final int LINES_CHECKED = 5_000;

    private final ReadingPlans plans;
    private final Catalogue catalogue;
    private final Clock clock;

    Previews(ReadingPlans plans, Catalogue catalogue, Clock clock) {
        this.plans = plans;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    /** Opens the same file anew each time. */
    @FunctionalInterface
    public interface Content {
        InputStream open() throws IOException;
    }

    /** Previews a file. */
    public Preview of(ImportRequest request, Content content) throws IOException {
        FileHead head;
        try (Table table = DataFile.open(content.open(), request.sheet(), null)) {
            head = FileHead.of(table.text(), ROWS_SHOWN);
        } catch (RefusedFileException refusal) {
            ImportFinding finding = refusal.finding();
            return new Preview(List.of(), List.of(), sheets(finding), false, null, null, 0, List.of(finding));
        }
        Optional<Mapping> mapping = plans.find(request, head);
        Layout meant = mapping.map(Mapping::layout)
                .or(() -> plans.known(request, head))
                .orElse(null);
        FileFindings findings = new FileFindings(today());
        if (meant != null || head.isRecognised()) {
            check(request, content, head, meant, findings);
        }
        return new Preview(
                head.columns(),
                head.rows(),
                List.of(),
                head.isRecognised(),
                mapping.orElse(null),
                meant,
                findings.rows(),
                findings.list());
    }

    private void check(
            ImportRequest request, Content content, FileHead head, @Nullable Layout layout, FileFindings findings)
            throws IOException {
        try {
            ReadingPlan plan = layout == null ? plans.of(request, head) : plans.of(request.source(), layout);
            boolean any = false;
            for (HubProfile profile : plan.profiles()) {
                HubTargetData everybody = check(request, content, plan, profile, Stratum.TOTAL, findings);
                any |= !isAboutOthers(everybody, plan);
                for (String stratum : everybody.strata()) {
                    if (!stratum.equals(Stratum.TOTAL)) {
                        check(request, content, plan, profile, stratum, findings);
                    }
                }
            }
            if (!any) {
                findings.nothingForAnyProfile(plan.profiles());
            }
        } catch (RefusedFileException refusal) {
            findings.refused(refusal);
        } catch (JobFailedException refusal) {
            findings.refused(refusal);
        }
    }

    private HubTargetData check(
            ImportRequest request,
            Content content,
            ReadingPlan plan,
            HubProfile profile,
            String stratum,
            FileFindings findings)
            throws IOException {
        try (Table table = DataFile.open(content.open(), request.sheet(), plan.layout())) {
            HubTargetData data = reader(request, plan, profile, stratum).stream(
                    new FirstLines(table.text(), LINES_CHECKED), findings.checked(row -> {}));
            if (!isAboutOthers(data, plan)) {
                findings.addAll(data, table);
            }
            return data;
        }
    }

    private static boolean isAboutOthers(HubTargetData data, ReadingPlan plan) {
        return plan.profiles().size() > 1
                && data.rows() == 0
                && data.otherRows() > 0
                && data.strata().isEmpty();
    }

    private HubTargetReader reader(ImportRequest request, ReadingPlan plan, HubProfile profile, String stratum) {
        HubTargetReader reader = HubTargetReader.of(profile)
                .withPlaces(catalogue.codes())
                .withInhabitants(catalogue.inhabitants())
                .withStratum(stratum, plans.strata());
        LocalDate asOf = plan.publishedOn(request, today());
        return asOf == null ? reader : reader.withAsOf(asOf);
    }

    private static List<String> sheets(ImportFinding finding) {
        boolean choose = finding.rule().equals("choose-sheet") || finding.rule().equals("unknown-sheet");
        String names = finding.expected();
        return choose && names != null
                ? Pattern.compile(", ").splitAsStream(names).toList()
                : List.of();
    }

    private LocalDate today() {
        return clock.instant().atZone(clock.getZone()).toLocalDate();
    }
}
