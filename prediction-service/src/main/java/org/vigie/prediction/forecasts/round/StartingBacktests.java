package org.vigie.prediction.forecasts.round;

import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.vigie.forecasting.hub.HubProfile;
import org.vigie.platform.problem.ProblemException;
import org.vigie.prediction.audit.AuditTrail;
import org.vigie.prediction.forecasts.Backtest;
import org.vigie.prediction.forecasts.Backtests;
import org.vigie.prediction.forecasts.Rounds;
import org.vigie.prediction.jobs.Jobs;

/** Cuts a backtest into one job for each reference date; they wait behind all other work. */
@Service
class StartingBacktests implements Backtests {
    private static final int MOST_DATES = 120;

    private final BacktestLedger ledger;
    private final StartingRounds rounds;
    private final Jobs jobs;
    private final AuditTrail audit;

    StartingBacktests(BacktestLedger ledger, StartingRounds rounds, Jobs jobs, AuditTrail audit) {
        this.ledger = ledger;
        this.rounds = rounds;
        this.jobs = jobs;
        this.audit = audit;
    }

    @Override
    @Transactional
    public long start(HubProfile profile, LocalDate from, LocalDate to, String requestedBy, Locale language) {
        LocalDate first = profile.referenceDateFrom(from);
        if (first.isAfter(to)) {
            throw new ProblemException(HttpStatus.BAD_REQUEST, "backtest-without-dates", from, to, first);
        }
        List<LocalDate> dates =
                first.datesUntil(to.plusDays(1), Period.ofWeeks(1)).toList();
        if (dates.size() > MOST_DATES) {
            throw new ProblemException(HttpStatus.BAD_REQUEST, "backtest-too-long", dates.size(), MOST_DATES);
        }
        long id = ledger.add(profile.id(), from, to, requestedBy);
        for (LocalDate date : dates) {
            RoundLedger.Plan plan = rounds.plan(new Rounds.Request(profile, date, null, null, requestedBy));
            jobs.enqueueBehindOthers(RoundJob.KIND, ledger.addRound(id, plan), requestedBy, language);
        }
        audit.add(
                "round.started", requestedBy, "backtest " + id, "profile=" + profile.id() + "; dates=" + dates.size());
        return id;
    }

    @Override
    public Optional<Backtest> find(long id) {
        return ledger.find(id);
    }

    @Override
    public void cancel(long id) {
        ledger.find(id).map(Backtest::rounds).orElse(List.of()).forEach(this::stop);
    }

    private void stop(Backtest.Replay round) {
        UUID job = round.job();
        if (round.finishedAt() == null && job != null) {
            jobs.cancel(job);
        }
    }
}
