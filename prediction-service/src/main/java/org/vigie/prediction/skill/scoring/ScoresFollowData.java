package org.vigie.prediction.skill.scoring;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.vigie.forecasting.hub.HubProfile;
import org.vigie.platform.country.CountryProfile;
import org.vigie.prediction.catalogue.Catalogue;
import org.vigie.prediction.forecasts.RoundCompleted;
import org.vigie.prediction.jobs.Jobs;
import org.vigie.prediction.surveillance.ObservationsChanged;

/** Asks for new scores whenever data or rounds are new; a change and the wish for its scores are kept together. */
@Component
class ScoresFollowData {
    private static final String ASKED_BY = "vigie";

    private final ScoreLedger ledger;
    private final ScoringJob scoring;
    private final Catalogue catalogue;
    private final Jobs jobs;
    private final CountryProfile country;

    ScoresFollowData(ScoreLedger ledger, ScoringJob scoring, Catalogue catalogue, Jobs jobs, CountryProfile country) {
        this.ledger = ledger;
        this.scoring = scoring;
        this.catalogue = catalogue;
        this.jobs = jobs;
        this.country = country;
    }

    @EventListener
    void on(ObservationsChanged changed) {
        ask(changed.profile());
    }

    @EventListener
    void on(RoundCompleted completed) {
        ask(completed.profile());
    }

    /** Rounds made before there were scores, or just before the process was killed. */
    @EventListener
    @Transactional
    void on(ApplicationReadyEvent started) {
        for (HubProfile profile : catalogue.profiles()) {
            if (profile.isForecast() && scoring.isStale(profile)) {
                ask(profile.id());
            }
        }
    }

    private void ask(String profile) {
        if (catalogue.findProfile(profile).filter(HubProfile::isForecast).isPresent()) {
            jobs.enqueue(ScoringJob.KIND, ledger.number(profile), ASKED_BY, country.defaultLocale());
        }
    }
}
