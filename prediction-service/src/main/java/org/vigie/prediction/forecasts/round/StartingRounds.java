package org.vigie.prediction.forecasts.round;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.vigie.forecasting.Explanation;
import org.vigie.forecasting.PlaceForecast;
import org.vigie.forecasting.hub.HubProfile;
import org.vigie.platform.problem.ProblemException;
import org.vigie.prediction.audit.AuditTrail;
import org.vigie.prediction.forecasts.Round;
import org.vigie.prediction.forecasts.Rounds;
import org.vigie.prediction.jobs.Job;
import org.vigie.prediction.jobs.Jobs;
import org.vigie.prediction.surveillance.ProfileData;
import org.vigie.prediction.surveillance.Surveillance;

/** Decides what a round is made of and queues it, one at a time for each profile. */
@Service
class StartingRounds implements Rounds {
    private final RoundLedger ledger;
    private final Surveillance surveillance;
    private final Jobs jobs;
    private final CodeVersion codeVersion;
    private final AuditTrail audit;

    StartingRounds(
            RoundLedger ledger, Surveillance surveillance, Jobs jobs, CodeVersion codeVersion, AuditTrail audit) {
        this.audit = audit;
        this.ledger = ledger;
        this.surveillance = surveillance;
        this.jobs = jobs;
        this.codeVersion = codeVersion;
    }

    @Override
    @Transactional
    public Receipt start(Request request, Locale language) {
        RoundLedger.Plan plan = plan(request);
        Optional<Receipt> same = ledger.findSame(plan).flatMap(this::receipt);
        if (same.isPresent()) {
            return same.get();
        }
        long id =
                ledger.add(plan).orElseThrow(() -> alreadyRunning(plan.profile().id()));
        audit.add(
                "round.started",
                request.requestedBy(),
                "round " + id,
                "profile=" + plan.profile().id() + "; reference-date=" + plan.referenceDate() + "; as-of="
                        + plan.asOf());
        return new Receipt(id, jobs.enqueue(RoundJob.KIND, id, request.requestedBy(), language));
    }

    private ProblemException alreadyRunning(String profile) {
        ProblemException problem = new ProblemException(HttpStatus.CONFLICT, "round-running", profile);
        ledger.findUnfinished(profile)
                .flatMap(this::receipt)
                .ifPresent(receipt -> problem.with("job", "/v1/jobs/" + receipt.job()));
        return problem;
    }

    private Optional<Receipt> receipt(long id) {
        return jobs.findFor(RoundJob.KIND, id).map(job -> new Receipt(id, job.id()));
    }

    RoundLedger.Plan plan(Request request) {
        HubProfile profile = request.profile();
        if (!profile.isForecast()) {
            throw new ProblemException(HttpStatus.BAD_REQUEST, "not-forecast", profile.id());
        }
        ProfileData data = surveillance
                .findData(profile)
                .orElseThrow(() -> new ProblemException(HttpStatus.CONFLICT, "no-data", profile.id()));
        LocalDate wanted = request.referenceDate();
        if (wanted != null && !profile.isReferenceDate(wanted)) {
            throw new ProblemException(
                    HttpStatus.BAD_REQUEST, "not-a-reference-date", wanted, profile.referenceDateFrom(wanted));
        }
        LocalDate asOf = request.asOf() != null
                ? request.asOf()
                : earlier(data.lastAsOf(), wanted == null ? null : profile.lastDayKnown(wanted));
        LocalDate referenceDate = wanted != null ? wanted : profile.referenceDateKnowing(asOf);
        if (asOf.isAfter(referenceDate)) {
            throw new ProblemException(HttpStatus.BAD_REQUEST, "as-of-after-reference-date", asOf, referenceDate);
        }
        LocalDate vintage = surveillance
                .lastAsOf(profile, asOf)
                .orElseThrow(() -> new ProblemException(HttpStatus.CONFLICT, "no-data-as-of", profile.id(), asOf));
        return new RoundLedger.Plan(
                profile,
                referenceDate,
                asOf,
                vintage,
                data.revision(),
                request.seed() != null ? request.seed() : referenceDate.toEpochDay(),
                codeVersion.toString(),
                data.synthetic(),
                request.requestedBy());
    }

    private static LocalDate earlier(LocalDate day, @Nullable LocalDate other) {
        return other != null && other.isBefore(day) ? other : day;
    }

    @Override
    public Optional<Round> find(long id) {
        return ledger.find(id).map(this::withJob);
    }

    @Override
    public List<Round> list(@Nullable HubProfile profile, int most) {
        return ledger.list(profile == null ? null : profile.id(), most);
    }

    private Round withJob(Round round) {
        UUID job = jobs.findFor(RoundJob.KIND, round.id()).map(Job::id).orElse(null);
        return job == null ? round : round.withJob(job);
    }

    @Override
    public List<PlaceForecast> forecasts(long round, String model, @Nullable String place) {
        return ledger.forecasts(round, model, place);
    }

    @Override
    public List<Explanation> explanations(long round, String model, String place) {
        return ledger.explanations(round, model, place);
    }
}
