package org.vigie.prediction.skill.scoring;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.vigie.forecasting.hub.HubProfile;
import org.vigie.forecasting.scoring.ForecastScore;
import org.vigie.forecasting.scoring.ForecastUnit;
import org.vigie.forecasting.scoring.ScoreTable;
import org.vigie.prediction.skill.Skill;
import org.vigie.prediction.skill.SkillQuery;
import org.vigie.prediction.skill.SkillReport;
import org.vigie.prediction.surveillance.ProfileData;
import org.vigie.prediction.surveillance.Surveillance;

/** Makes reports of the scores that were written down. */
@Service
class StoredSkill implements Skill {
    private static final String BASELINE = "baseline";
    private static final String ENSEMBLE = "ensemble";

    private final ScoreLedger ledger;
    private final ScoringJob scoring;
    private final Surveillance surveillance;

    StoredSkill(ScoreLedger ledger, ScoringJob scoring, Surveillance surveillance) {
        this.ledger = ledger;
        this.scoring = scoring;
        this.surveillance = surveillance;
    }

    @Override
    public SkillReport.Standing standing(HubProfile profile) {
        ScoreLedger.LastScoring last = ledger.lastScoring(profile.id());
        @Nullable LocalDate next = surveillance
                .findData(profile)
                .map(ProfileData::lastTargetEndDate)
                .flatMap(lastKnown -> ledger.nextTargetEndDate(profile.id(), lastKnown))
                .orElse(null);
        return new SkillReport.Standing(scoring.isStale(profile), last.truthAsOf(), last.scoredAt(), next);
    }

    @Override
    public SkillReport report(SkillQuery query) {
        // read before the scores, so that these are never older than it says
        SkillReport.Standing standing = standing(query.profile());
        List<ScoreLedger.CountedRound> rounds = ledger.rounds(query);
        Map<String, List<ForecastScore>> parts = new TreeMap<>();
        for (ForecastScore score : ledger.scores(query, rounds)) {
            parts.computeIfAbsent(part(query.division(), score.unit()), part -> new ArrayList<>())
                    .add(score);
        }
        List<SkillReport.Row> rows = new ArrayList<>();
        parts.forEach((part, scores) -> ScoreTable.of(scores, BASELINE, ENSEMBLE, 0)
                .rows()
                .forEach(row -> rows.add(new SkillReport.Row(part.isEmpty() ? null : part, row))));
        return new SkillReport(
                standing,
                rounds.size(),
                (int) rounds.stream().filter(StoredSkill::isReplayed).count(),
                rounds.isEmpty() ? null : rounds.getFirst().referenceDate(),
                rounds.isEmpty() ? null : rounds.getLast().referenceDate(),
                rows);
    }

    private static boolean isReplayed(ScoreLedger.CountedRound round) {
        return round.requestedOn().isAfter(round.referenceDate().plusWeeks(1));
    }

    private static String part(SkillQuery.Division division, ForecastUnit unit) {
        return switch (division) {
            case NONE -> "";
            case HORIZON -> Integer.toString(unit.horizon());
            case PLACE -> unit.place();
            case REFERENCE_DATE -> unit.referenceDate().toString();
        };
    }
}
