package org.vigie.dataviz.figures.skill;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.vigie.dataviz.predictions.Predictions;
import org.vigie.platform.problem.ProblemException;

/** Serves the figures of scores as numbers and as drawings of the same numbers. */
@RestController
@RequestMapping("/v1/figures")
@PreAuthorize("hasAuthority('forecasts:read')")
class SkillController {
    private static final MediaType SVG = new MediaType("image", "svg+xml", StandardCharsets.UTF_8);

    private final Predictions predictions;
    private final SkillSvg svg;

    SkillController(Predictions predictions, SkillSvg svg) {
        this.predictions = predictions;
        this.svg = svg;
    }

    /**
     * Which scores a figure is about.
     *
     * @param scale {@code log} for the logarithmic one
     */
    record Selection(
            String profile,
            @Nullable String place,
            @Nullable Integer horizon,
            @Nullable String scale) {}

    @GetMapping("/skill")
    SkillNumbers skillNumbers(@ModelAttribute Selection of) {
        return numbers(of);
    }

    @GetMapping("/skill.svg")
    ResponseEntity<String> skillDrawing(@ModelAttribute Selection of, Locale language) {
        return drawing("skill", svg.overTime(numbers(of), predictions.isSynthetic(of.profile()), language));
    }

    @GetMapping("/coverage.svg")
    ResponseEntity<String> coverageDrawing(@ModelAttribute Selection of, Locale language) {
        return drawing("coverage", svg.coverage(numbers(of), predictions.isSynthetic(of.profile()), language));
    }

    @GetMapping("/pit.svg")
    ResponseEntity<String> pitDrawing(
            @ModelAttribute Selection of, @RequestParam(defaultValue = "ensemble") String model, Locale language) {
        SkillNumbers.Pit pit = numbers(of).pit().stream()
                .filter(each -> each.model().equals(model))
                .findFirst()
                .orElseThrow(() -> noScores(of));
        return drawing("pit-" + pit.model(), svg.pit(pit, predictions.isSynthetic(of.profile()), language));
    }

    private SkillNumbers numbers(Selection of) {
        List<Predictions.Score> scores = predictions.scores(
                new Predictions.ScoreQuery(of.profile(), of.place(), of.horizon(), "log".equals(of.scale())));
        SkillNumbers numbers = SkillNumbers.of(scores);
        if (numbers.overTime().isEmpty()) {
            throw noScores(of);
        }
        return numbers;
    }

    private static ProblemException noScores(Selection of) {
        return new ProblemException(HttpStatus.NOT_FOUND, "no-scores", of.profile());
    }

    private static ResponseEntity<String> drawing(String name, String drawing) {
        return ResponseEntity.ok()
                .contentType(SVG)
                .cacheControl(CacheControl.noCache().cachePrivate())
                .varyBy(HttpHeaders.ACCEPT_LANGUAGE)
                .header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'")
                .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"%s.svg\"".formatted(name))
                .body(drawing);
    }
}
