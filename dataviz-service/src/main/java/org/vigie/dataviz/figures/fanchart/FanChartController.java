package org.vigie.dataviz.figures.fanchart;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.ServletWebRequest;
import org.vigie.dataviz.figures.FanChart;

/** Serves the fan chart as numbers and as a drawing of the same numbers. */
@RestController
@RequestMapping("/v1/figures")
@PreAuthorize("hasAuthority('forecasts:read')")
class FanChartController {
    private static final MediaType SVG = new MediaType("image", "svg+xml", StandardCharsets.UTF_8);

    private final FanCharts charts;
    private final FanChartSvg svg;

    FanChartController(FanCharts charts, FanChartSvg svg) {
        this.charts = charts;
        this.svg = svg;
    }

    @GetMapping("/fan-chart")
    @Nullable ResponseEntity<FanChart> numbers(
            @RequestParam long round,
            @RequestParam String place,
            @RequestParam(required = false) @Nullable String model,
            Locale language,
            ServletWebRequest request) {
        FanChart chart = charts.get(round, place, model, language);
        String tag = tag("json", chart.toString());
        return request.checkNotModified(tag) ? null : fresh(tag).body(chart);
    }

    @GetMapping("/fan-chart.svg")
    @Nullable ResponseEntity<String> drawing(
            @RequestParam long round,
            @RequestParam String place,
            @RequestParam(required = false) @Nullable String model,
            Locale language,
            ServletWebRequest request) {
        FanChart chart = charts.get(round, place, model, language);
        String drawing = svg.draw(chart, language);
        String tag = tag("svg", drawing);
        if (request.checkNotModified(tag)) {
            return null;
        }
        return fresh(tag)
                .contentType(SVG)
                .header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "inline; filename=\"%s-%s-%s.svg\""
                                .formatted(chart.referenceDate(), chart.place(), chart.model()))
                .body(drawing);
    }

    private static ResponseEntity.BodyBuilder fresh(String tag) {
        return ResponseEntity.ok()
                .eTag(tag)
                .cacheControl(CacheControl.noCache().cachePrivate())
                .varyBy(HttpHeaders.ACCEPT_LANGUAGE);
    }

    private static String tag(String kind, String content) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest((kind + content).getBytes(StandardCharsets.UTF_8));
            return '"' + HexFormat.of().formatHex(digest, 0, 16) + '"';
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
