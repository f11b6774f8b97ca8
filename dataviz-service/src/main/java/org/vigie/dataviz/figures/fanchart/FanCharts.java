package org.vigie.dataviz.figures.fanchart;

import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.vigie.dataviz.figures.FanChart;
import org.vigie.dataviz.predictions.Predictions;
import org.vigie.platform.problem.ProblemException;

/** Gathers what a fan chart shows. */
@Service
class FanCharts {
    private static final int WEEKS_SHOWN = 26;
    private static final int WEEKS_LEARNT_FROM = 60;
    private static final int MEDIAN = 11;
    private static final String SUPPRESSED = "suppressed";

    private final Predictions predictions;
    private final MessageSource messages;

    FanCharts(Predictions predictions, MessageSource messages) {
        this.predictions = predictions;
        this.messages = messages;
    }

    FanChart get(long roundId, String place, @Nullable String wantedModel, Locale language) {
        Predictions.Round round = predictions
                .findRound(roundId, language)
                .orElseThrow(() -> new ProblemException(HttpStatus.NOT_FOUND, "unknown-round", roundId));
        String placeName = predictions
                .findPlaceName(place, language)
                .orElseThrow(() -> new ProblemException(HttpStatus.NOT_FOUND, "unknown-place", place));
        List<String> models = predictions.models(roundId);
        String model = wantedModel == null && !models.isEmpty() ? models.getLast() : String.valueOf(wantedModel);
        List<FanChart.Ahead> ahead = predictions.forecasts(roundId, model, place).stream()
                .map(FanCharts::ahead)
                .toList();
        if (ahead.isEmpty()) {
            throw new ProblemException(HttpStatus.NOT_FOUND, "no-forecast", model, placeName, roundId);
        }
        RevisionHistory history = new RevisionHistory(
                round.asOf(), predictions.revisions(round, place, round.asOf().minusWeeks(WEEKS_LEARNT_FROM)));
        List<FanChart.Week> weeks =
                history.latest().tailMap(round.asOf().minusWeeks(WEEKS_SHOWN), false).values().stream()
                        .map(week -> new FanChart.Week(
                                week.targetEndDate(),
                                week.value(),
                                history.isIncomplete(week.targetEndDate()),
                                week.excluded(),
                                SUPPRESSED.equals(week.missing())))
                        .toList();
        return new FanChart(
                roundId,
                round.profile(),
                place,
                placeName,
                model,
                round.referenceDate(),
                round.asOf(),
                round.unit(),
                round.calendar(),
                round.synthetic(),
                text(
                        round.synthetic() ? "title.synthetic" : "title",
                        language,
                        round.diseaseName(),
                        round.indicatorName(),
                        placeName),
                description(round, model, weeks, ahead, language),
                weeks,
                ahead);
    }

    private static FanChart.Ahead ahead(Predictions.Forecast forecast) {
        List<Double> q = forecast.quantiles();
        return new FanChart.Ahead(
                forecast.horizon(),
                forecast.targetEndDate(),
                q.get(MEDIAN),
                List.of(
                        new FanChart.Band(50, q.get(6), q.get(16)),
                        new FanChart.Band(80, q.get(3), q.get(19)),
                        new FanChart.Band(95, q.get(1), q.get(21))));
    }

    private String description(
            Predictions.Round round,
            String model,
            List<FanChart.Week> weeks,
            List<FanChart.Ahead> ahead,
            Locale language) {
        NumberFormat numbers = NumberFormat.getInstance(language);
        numbers.setMaximumFractionDigits(round.unit().equals("count") ? 0 : 1);
        StringBuilder text = new StringBuilder(
                text("description.model", language, FanChartSvg.modelName(model), date(round.asOf(), language)));
        weeks.stream()
                .filter(week -> week.value() != null)
                .reduce((first, last) -> last)
                .ifPresent(last -> text.append(' ')
                        .append(text(
                                last.incomplete() ? "description.last-incomplete" : "description.last",
                                language,
                                date(last.targetEndDate(), language),
                                numbers.format(last.value()))));
        long excluded = weeks.stream().filter(week -> week.excluded() != null).count();
        if (excluded > 0) {
            text.append(' ').append(text("description.excluded", language, excluded));
        }
        long suppressed = weeks.stream().filter(FanChart.Week::suppressed).count();
        if (suppressed > 0) {
            text.append(' ').append(text("description.suppressed", language, suppressed));
        }
        for (FanChart.Ahead week : ahead) {
            FanChart.Band wide = week.bands().getLast();
            text.append(' ')
                    .append(text(
                            "description.ahead",
                            language,
                            date(week.targetEndDate(), language),
                            numbers.format(week.median()),
                            numbers.format(wide.lower()),
                            numbers.format(wide.upper())));
        }
        if (round.synthetic()) {
            text.append(' ').append(text("synthetic", language));
        }
        return text.toString();
    }

    private String text(String key, Locale language, Object... arguments) {
        return messages.getMessage(key, arguments, language);
    }

    private static String date(LocalDate day, Locale language) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(language)
                .format(day);
    }
}
