package org.vigie.prediction.forecasts.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.ServletWebRequest;
import org.vigie.forecasting.Explanation;
import org.vigie.forecasting.hub.HubForecastFile;
import org.vigie.platform.problem.ProblemException;
import org.vigie.prediction.access.Jurisdiction;
import org.vigie.prediction.access.Places;
import org.vigie.prediction.audit.AuditTrail;
import org.vigie.prediction.catalogue.Catalogue;
import org.vigie.prediction.forecasts.Round;
import org.vigie.prediction.forecasts.Rounds;
import org.vigie.prediction.http.DataTag;

/** Starts rounds and serves what they forecast. */
@RestController
@RequestMapping("/v1/rounds")
class RoundController {
    private static final int MOST = 200;

    private final Rounds rounds;
    private final Catalogue catalogue;
    private final AuditTrail audit;
    private final Jurisdiction jurisdiction;

    RoundController(Rounds rounds, Catalogue catalogue, AuditTrail audit, Jurisdiction jurisdiction) {
        this.jurisdiction = jurisdiction;
        this.audit = audit;
        this.rounds = rounds;
        this.catalogue = catalogue;
    }

    record StartRound(
            @Nullable String profile,
            @Nullable LocalDate referenceDate,
            @Nullable LocalDate asOf,
            @Nullable Long seed) {}

    record ForecastsResponse(
            long round, String place, String model, boolean synthetic, List<ForecastResponse> forecasts) {}

    record ExplanationsResponse(long round, String place, String model, List<ExplanationResponse> explanations) {}

    record ExplanationResponse(int horizon, List<Explanation.Part> parts) {}

    @PostMapping
    @PreAuthorize("hasAuthority('rounds:run')")
    @Places(Places.Answer.ALL)
    ResponseEntity<Map<String, Object>> start(@RequestBody StartRound wanted, Principal caller, Locale language) {
        if (wanted.profile() == null) {
            throw new ProblemException(HttpStatus.BAD_REQUEST, "missing-parameter", "profile");
        }
        Rounds.Receipt receipt = rounds.start(
                new Rounds.Request(
                        catalogue.getProfile(wanted.profile()),
                        wanted.referenceDate(),
                        wanted.asOf(),
                        wanted.seed(),
                        caller.getName()),
                language);
        return ResponseEntity.accepted()
                .location(URI.create("/v1/jobs/" + receipt.job()))
                .body(Map.of("id", receipt.id(), "job", receipt.job()));
    }

    @GetMapping
    @PreAuthorize("hasAuthority('forecasts:read')")
    @Places(Places.Answer.OWN)
    List<RoundResponse> list(@RequestParam(required = false) @Nullable String profile) {
        return rounds.list(profile == null ? null : catalogue.getProfile(profile), MOST).stream()
                .map(this::response)
                .toList();
    }

    @GetMapping("/{id}")
    @PreAuthorize("hasAuthority('forecasts:read')")
    @Places(Places.Answer.OWN)
    RoundResponse get(@PathVariable long id) {
        return response(find(id));
    }

    private RoundResponse response(Round round) {
        return RoundResponse.of(round, refusal -> jurisdiction.includes(refusal.place()));
    }

    /** The forecasts of one place by one model, the ensemble where none is named. */
    @GetMapping("/{id}/forecasts")
    @PreAuthorize("hasAuthority('forecasts:read')")
    @Places(Places.Answer.NAMED)
    @Nullable ForecastsResponse forecasts(
            @PathVariable long id,
            @RequestParam String place,
            @RequestParam(required = false) @Nullable String model,
            ServletWebRequest request) {
        Round round = find(id);
        String name = model(round, model);
        if (DataTag.isKnown(request, false, round.id(), round.finishedAt(), round.state(), jurisdiction.mark())) {
            return null;
        }
        return new ForecastsResponse(
                id,
                place,
                name,
                round.synthetic(),
                rounds.forecasts(id, name, place).stream()
                        .map(ForecastResponse::of)
                        .toList());
    }

    /** What moved the forecasts of one place by one model; no explanations where the model cannot tell. */
    @GetMapping("/{id}/explanations")
    @PreAuthorize("hasAuthority('forecasts:read')")
    @Places(Places.Answer.NAMED)
    @Nullable ExplanationsResponse explanations(
            @PathVariable long id,
            @RequestParam String place,
            @RequestParam(required = false) @Nullable String model,
            ServletWebRequest request) {
        Round round = find(id);
        String name = model(round, model);
        if (DataTag.isKnown(request, false, round.id(), round.finishedAt(), round.state(), jurisdiction.mark())) {
            return null;
        }
        return new ExplanationsResponse(
                id,
                place,
                name,
                rounds.explanations(id, name, place).stream()
                        .map(each -> new ExplanationResponse(each.horizon(), each.parts()))
                        .toList());
    }

    @GetMapping(value = "/{id}/hub-file", produces = "text/csv")
    @PreAuthorize("hasAuthority('forecasts:read')")
    @Places(Places.Answer.OWN)
    void hubFile(
            @PathVariable long id, @RequestParam(required = false) @Nullable String model, HttpServletResponse response)
            throws IOException {
        Round round = find(id);
        String name = model(round, model);
        audit.add("export.forecasts", "round " + id, "profile=" + round.profile() + "; model=" + name + "; format=hub");
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader(
                "Content-Disposition",
                "attachment; filename=\"%s\"".formatted(HubForecastFile.name(round.referenceDate(), name)));
        response.setHeader("X-Vigie-Synthetic", Boolean.toString(round.synthetic()));
        Writer out = new BufferedWriter(new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8));
        HubForecastFile.write(
                out,
                catalogue.getProfile(round.profile()),
                round.referenceDate(),
                rounds.forecasts(id, name, null).stream()
                        .filter(forecast -> jurisdiction.includes(forecast.place()))
                        .toList());
        out.flush();
    }

    private Round find(long id) {
        return rounds.find(id).orElseThrow(() -> new ProblemException(HttpStatus.NOT_FOUND, "unknown-round", id));
    }

    private static String model(Round round, @Nullable String wanted) {
        List<String> models = round.models();
        if (models.isEmpty()) {
            throw new ProblemException(HttpStatus.CONFLICT, "round-has-no-forecasts", round.id());
        }
        if (wanted == null) {
            return models.getLast();
        }
        if (!models.contains(wanted)) {
            throw new ProblemException(
                    HttpStatus.NOT_FOUND, "unknown-model", wanted, round.id(), String.join(", ", models));
        }
        return wanted;
    }
}
