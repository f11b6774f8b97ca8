package org.vigie.prediction.skill.scoring;

import java.util.Objects;
import org.springframework.stereotype.Component;
import org.vigie.forecasting.hub.HubProfile;
import org.vigie.prediction.catalogue.Catalogue;
import org.vigie.prediction.catalogue.ProfileName;
import org.vigie.prediction.jobs.Job;
import org.vigie.prediction.jobs.JobProgress;
import org.vigie.prediction.jobs.JobRunner;
import org.vigie.prediction.surveillance.ProfileData;
import org.vigie.prediction.surveillance.Surveillance;

/** Brings a profile's scores up to date; does nothing where they are. */
@Component
class ScoringJob implements JobRunner {
    static final String KIND = "scores";

    private final ScoreLedger ledger;
    private final Surveillance surveillance;
    private final Catalogue catalogue;

    ScoringJob(ScoreLedger ledger, Surveillance surveillance, Catalogue catalogue) {
        this.ledger = ledger;
        this.surveillance = surveillance;
        this.catalogue = catalogue;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String run(long subject, JobProgress progress) {
        HubProfile profile = catalogue.getProfile(ledger.profile(subject));
        progress.report(0, 1, "scores.comparing", ProfileName.of(profile));
        if (isStale(profile)) {
            long revision = surveillance.revision(profile);
            long made = ledger.score(
                    profile.id(),
                    revision,
                    surveillance.findData(profile).map(ProfileData::lastAsOf).orElse(null));
            progress.log("scores.made", ProfileName.of(profile), made);
        }
        progress.report(1, 1, "scores.done");
        return "/v1/scores?profile=" + profile.id();
    }

    /** Whether the data or the rounds are newer than the scores. */
    boolean isStale(HubProfile profile) {
        ScoreLedger.LastScoring last = ledger.lastScoring(profile.id());
        long revision = surveillance.revision(profile);
        boolean seen = last.dataRevision() != null && last.dataRevision() == revision;
        return revision > 0
                && !(seen
                        && Objects.equals(
                                last.newestRound(),
                                ledger.newestRound(profile.id()).orElse(null)));
    }

    @Override
    public void ended(long subject, Job.State end) {
        // what was scored is kept, and the next change asks again
    }
}
