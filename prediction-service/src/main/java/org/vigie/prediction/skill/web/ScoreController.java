package org.vigie.prediction.skill.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.ServletWebRequest;
import org.vigie.forecasting.hub.HubProfile;
import org.vigie.forecasting.scoring.ModelScores;
import org.vigie.forecasting.scoring.Scale;
import org.vigie.platform.problem.ProblemException;
import org.vigie.prediction.access.Jurisdiction;
import org.vigie.prediction.access.Places;
import org.vigie.prediction.catalogue.Catalogue;
import org.vigie.prediction.http.DataTag;
import org.vigie.prediction.skill.Skill;
import org.vigie.prediction.skill.SkillQuery;
import org.vigie.prediction.skill.SkillReport;

/** Serves how good past forecasts were, compared with what is known now. */
@RestController
@RequestMapping("/v1/scores")
class ScoreController {
    private final Skill skill;
    private final Catalogue catalogue;
    private final Jurisdiction jurisdiction;

    ScoreController(Skill skill, Catalogue catalogue, Jurisdiction jurisdiction) {
        this.jurisdiction = jurisdiction;
        this.skill = skill;
        this.catalogue = catalogue;
    }

    record ScoresResponse(
            String profile,
            String scale,
            String by,
            boolean pending,
            @Nullable LocalDate truthAsOf,
            @Nullable Instant scoredAt,
            @Nullable LocalDate nextTargetEndDate,
            int rounds,
            int replayed,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            List<ScoreRow> scores) {}

    /** One model's means; relative values are on the forecasts that both models made. */
    record ScoreRow(
            @Nullable String part,
            int rank,
            String model,
            int forecasts,
            double wis,
            double dispersion,
            double overprediction,
            double underprediction,
            double absoluteError,
            double crps,
            double bias,
            double coverage50,
            double coverage80,
            double coverage95,
            @Nullable Double relativeToBaseline,
            @Nullable Double pairwiseToBaseline,
            int commonWithBaseline,
            @Nullable Double relativeToEnsemble,
            @Nullable Double pairwiseToEnsemble,
            int commonWithEnsemble) {
        static ScoreRow of(SkillReport.Row row) {
            ModelScores scores = row.scores();
            return new ScoreRow(
                    row.part(),
                    scores.rank(),
                    scores.model(),
                    scores.forecasts(),
                    scores.meanWis(),
                    scores.dispersion(),
                    scores.overprediction(),
                    scores.underprediction(),
                    scores.meanAbsoluteError(),
                    scores.crps(),
                    scores.bias(),
                    scores.coverage50(),
                    scores.coverage80(),
                    scores.coverage95(),
                    finite(scores.relativeToBaseline()),
                    finite(scores.pairwiseToBaseline()),
                    scores.commonWithBaseline(),
                    finite(scores.relativeToEnsemble()),
                    finite(scores.pairwiseToEnsemble()),
                    scores.commonWithEnsemble());
        }

        private static @Nullable Double finite(double value) {
            return Double.isFinite(value) ? value : null;
        }
    }

    @GetMapping
    @PreAuthorize("hasAuthority('forecasts:read')")
    @Places(Places.Answer.OWN)
    @Nullable ScoresResponse scores(
            @RequestParam String profile,
            @RequestParam(required = false) @Nullable String model,
            @RequestParam(required = false) @Nullable Integer horizon,
            @RequestParam(required = false) @Nullable String place,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate to,
            @RequestParam(required = false) @Nullable Long round,
            @RequestParam(defaultValue = "natural") String scale,
            @RequestParam(defaultValue = "model") String by,
            ServletWebRequest request) {
        HubProfile hub = catalogue.getProfile(profile);
        SkillQuery query = new SkillQuery(
                hub,
                horizon,
                jurisdiction.narrow(place == null ? List.of() : List.of(place)),
                from,
                to,
                round,
                scale(scale),
                division(by));
        SkillReport.Standing standing = skill.standing(hub);
        if (DataTag.isKnown(request, false, standing, jurisdiction.mark())) {
            return null;
        }
        SkillReport report = skill.report(query);
        return new ScoresResponse(
                profile,
                scale,
                by,
                report.standing().pending(),
                report.standing().truthAsOf(),
                report.standing().scoredAt(),
                report.standing().nextTargetEndDate(),
                report.rounds(),
                report.replayed(),
                report.from(),
                report.to(),
                report.rows().stream()
                        .filter(row -> model == null || row.scores().model().equals(model))
                        .map(ScoreRow::of)
                        .toList());
    }

    private static Scale scale(String name) {
        return switch (name) {
            case "natural" -> Scale.NATURAL;
            case "log" -> Scale.LOG;
            default -> throw new ProblemException(HttpStatus.BAD_REQUEST, "bad-parameter", "scale", name);
        };
    }

    private static SkillQuery.Division division(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "model" -> SkillQuery.Division.NONE;
            case "horizon" -> SkillQuery.Division.HORIZON;
            case "place" -> SkillQuery.Division.PLACE;
            case "date" -> SkillQuery.Division.REFERENCE_DATE;
            default -> throw new ProblemException(HttpStatus.BAD_REQUEST, "bad-parameter", "by", name);
        };
    }
}
