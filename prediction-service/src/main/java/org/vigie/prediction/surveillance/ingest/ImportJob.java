package org.vigie.prediction.surveillance.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.vigie.forecasting.hub.HubProfile;
import org.vigie.forecasting.hub.HubTargetData;
import org.vigie.forecasting.hub.HubTargetReader;
import org.vigie.prediction.catalogue.Catalogue;
import org.vigie.prediction.catalogue.CataloguePlace;
import org.vigie.prediction.catalogue.ProfileName;
import org.vigie.prediction.catalogue.Stratum;
import org.vigie.prediction.jobs.Job;
import org.vigie.prediction.jobs.JobFailedException;
import org.vigie.prediction.jobs.JobProgress;
import org.vigie.prediction.jobs.JobRunner;
import org.vigie.prediction.surveillance.ImportFinding;
import org.vigie.prediction.surveillance.ImportRequest;
import org.vigie.prediction.surveillance.ingest.format.CountedInput;
import org.vigie.prediction.surveillance.ingest.format.DataFile;
import org.vigie.prediction.surveillance.ingest.format.RefusedFileException;
import org.vigie.prediction.surveillance.ingest.format.Table;
import org.vigie.prediction.surveillance.quality.QualityReview;

/** Reads a received file, keeps all of it or nothing, and says everything that is wrong with it. */
@Component
class ImportJob implements JobRunner {
    static final String KIND = "import";

    private final ImportLedger ledger;
    private final VintageWriter vintages;
    private final ReadingPlans plans;
    private final Catalogue catalogue;
    private final QualityReview quality;
    private final TransactionTemplate transactions;
    private final Clock clock;

    ImportJob(
            ImportLedger ledger,
            VintageWriter vintages,
            ReadingPlans plans,
            Catalogue catalogue,
            QualityReview quality,
            TransactionTemplate transactions,
            Clock clock) {
        this.ledger = ledger;
        this.vintages = vintages;
        this.plans = plans;
        this.catalogue = catalogue;
        this.quality = quality;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String run(long id, JobProgress progress) {
        ImportRequest request = ledger.getRequest(id);
        if (!ledger.reading(id)) {
            return "/v1/imports/" + id;
        }
        FileFindings findings = new FileFindings(today());
        try {
            read(id, request, findings, progress);
        } catch (RefusedFileException refusal) {
            findings.refused(refusal);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (JobFailedException refusal) {
            findings.refused(refusal);
            ledger.addFindings(id, findings.list());
            throw refusal;
        }
        if (findings.hasErrors()) {
            ledger.addFindings(id, findings.list());
            ledger.quarantined(id, findings.rows());
            throw new JobFailedException("import.has-findings", request.fileName(), findings.errors());
        }
        return "/v1/imports/" + id;
    }

    private void read(long id, ImportRequest request, FileFindings findings, JobProgress progress) throws IOException {
        ReadingPlan plan = plans.of(request, head(id, request));
        List<HubProfile> profiles = plan.profiles();
        List<ProfileOutcome> outcomes = new ArrayList<>();
        long bytes = ledger.bytes(id);
        transactions.executeWithoutResult(transaction -> {
            for (HubProfile profile : profiles) {
                int done = outcomes.size();
                progress.report(
                        ProfileStep.PARTS * done,
                        ProfileStep.PARTS * profiles.size(),
                        "import.reading",
                        ProfileName.of(profile));
                ProfileStep step = new ProfileStep(profile, done, profiles.size(), bytes, progress);
                read(id, request, plan, step, findings).ifPresent(outcomes::add);
                if (findings.isRefused()) {
                    break;
                }
            }
            if (outcomes.isEmpty() && !findings.hasErrors()) {
                findings.nothingForAnyProfile(profiles);
            }
            if (findings.hasErrors()) {
                transaction.setRollbackOnly();
            } else {
                outcomes.stream()
                        .filter(outcome -> outcome.changes() > 0)
                        .forEach(outcome -> findings.warn(review(id, outcome)));
                ledger.addFindings(id, findings.list());
                ledger.accepted(id, plan.source(), outcomes);
            }
        });
        if (findings.hasErrors()) {
            return;
        }
        vintages.settle(outcomes.stream().mapToLong(ProfileOutcome::changes).sum());
        for (ProfileOutcome outcome : outcomes) {
            progress.log("import.read", ProfileName.of(outcome.profile()), outcome.rows(), outcome.changes());
        }
        int parts = ProfileStep.PARTS * profiles.size();
        progress.report(parts, parts, "import.done");
    }

    private Optional<ProfileOutcome> read(
            long id, ImportRequest request, ReadingPlan plan, ProfileStep step, FileFindings findings) {
        HubProfile profile = step.profile();
        HubTargetReader reader =
                HubTargetReader.of(profile).withPlaces(catalogue.codes()).withInhabitants(catalogue.inhabitants());
        LocalDate asOf = plan.publishedOn(request, today());
        HubTargetReader dated = asOf == null ? reader : reader.withAsOf(asOf);
        Optional<VintageWriter.Pending> everybody = read(id, request, plan, step, dated, Stratum.TOTAL, findings);
        if (everybody.isEmpty()) {
            return Optional.empty();
        }
        HubTargetData data = everybody.get().data();
        long rows = data.rows();
        VintageWriter.Appended appended = keep(everybody.get(), request, profile, findings);
        long changes = appended.rows();
        for (String stratum : new TreeSet<>(data.strata())) {
            if (!stratum.equals(Stratum.TOTAL) && !findings.isRefused()) {
                Optional<VintageWriter.Pending> part = read(id, request, plan, step, dated, stratum, findings);
                if (part.isPresent()) {
                    rows += part.get().data().rows();
                    changes += keep(part.get(), request, profile, findings).rows();
                }
            }
        }
        return findings.hasErrors()
                ? Optional.empty()
                : Optional.of(new ProfileOutcome(profile, rows, changes, appended));
    }

    /** Takes in the rows about one stratum; empty where the file is about other profiles, or cannot be read. */
    private Optional<VintageWriter.Pending> read(
            long id,
            ImportRequest request,
            ReadingPlan plan,
            ProfileStep step,
            HubTargetReader reader,
            String stratum,
            FileFindings findings) {
        HubTargetReader wanted = reader.withStratum(stratum, plans.strata());
        VintageWriter.Target target =
                new VintageWriter.Target(id, step.profile(), stratum, plan.source(), request.synthetic());
        CountedInput file = new CountedInput(ledger.open(id));
        try (Table table = DataFile.open(file, request.sheet(), plan.layout())) {
            VintageWriter.Pending pending = vintages.stage(
                    target, sink -> wanted.stream(table.text(), step.counted(findings.checked(sink), file)));
            HubTargetData data = pending.data();
            boolean others = step.total() > 1
                    && data.rows() == 0
                    && data.otherRows() > 0
                    && data.strata().isEmpty();
            if (!others) {
                findings.addAll(data, table);
                return Optional.of(pending);
            }
        } catch (RefusedFileException refusal) {
            findings.refused(refusal);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Optional.empty();
    }

    private VintageWriter.Appended keep(
            VintageWriter.Pending pending, ImportRequest request, HubProfile profile, FileFindings findings) {
        if (findings.hasErrors()) {
            return VintageWriter.Appended.NOTHING;
        }
        if (vintages.holdsOtherKind(profile, request.synthetic())) {
            throw new JobFailedException(
                    request.synthetic() ? "import.synthetic-among-real" : "import.real-among-synthetic",
                    ProfileName.of(profile));
        }
        return pending.append();
    }

    private List<ImportFinding> review(long id, ProfileOutcome outcome) {
        LocalDate newest = outcome.everybody().newest();
        return newest == null
                ? List.of()
                : quality.review(
                        id, outcome.profile(), newest, outcome.everybody().firstWeeks(), parents());
    }

    private Map<String, String> parents() {
        Map<String, String> parents = new HashMap<>();
        for (CataloguePlace place : catalogue.places(Locale.ENGLISH)) {
            String parent = place.parent();
            if (parent != null) {
                parents.put(place.code(), parent);
            }
        }
        return parents;
    }

    private FileHead head(long id, ImportRequest request) throws IOException {
        try (Table table = DataFile.open(ledger.open(id), request.sheet(), null)) {
            return FileHead.of(table.text(), 0);
        }
    }

    private LocalDate today() {
        return clock.instant().atZone(clock.getZone()).toLocalDate();
    }

    @Override
    public void ended(long id, Job.State end) {
        switch (end) {
            case CANCELLED -> ledger.cancelled(id);
            case FAILED -> ledger.quarantined(id, 0);
            default -> {}
        }
        ledger.discard(id);
    }
}
