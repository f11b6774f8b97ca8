package org.vigie.dataviz.figures.skill;

import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.SequencedSet;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Draws the figures of scores. */
@Component
class SkillSvg {
    /** Ratios above this are drawn at the upper edge, so that one bad week does not flatten the rest. */
    private static final double HIGHEST_RATIO = 3;

    private static final int MOST_DATES = 6;

    private final MessageSource messages;

    SkillSvg(MessageSource messages) {
        this.messages = messages;
    }

    String overTime(SkillNumbers numbers, boolean synthetic, Locale language) {
        List<SkillNumbers.OverTime> points = numbers.overTime();
        List<LocalDate> dates = points.stream()
                .map(SkillNumbers.OverTime::referenceDate)
                .distinct()
                .sorted()
                .toList();
        SequencedSet<String> models =
                points.stream().map(SkillNumbers.OverTime::model).collect(Collectors.toCollection(LinkedHashSet::new));
        NumberFormat ratio = number(language, 2);
        String description = models.stream()
                .map(model -> points.stream()
                        .filter(point -> point.model().equals(model))
                        .reduce((first, second) -> second)
                        .orElseThrow())
                .map(last -> text(
                        language,
                        "skill.description",
                        name(last.model(), language),
                        ratio.format(last.relativeWis()),
                        date(last.referenceDate(), language),
                        last.forecasts()))
                .collect(Collectors.joining(" "));
        double highest = points.stream()
                .mapToDouble(SkillNumbers.OverTime::relativeWis)
                .max()
                .orElse(1);
        double top = Math.max(1.25, Math.min(HIGHEST_RATIO, Math.ceil(highest * 4) / 4));
        Plot plot = new Plot(
                text(language, "skill.title"), description, language, day(dates.getFirst()), day(dates.getLast()), top);
        for (double tick = 0; tick <= top + 1e-9; tick += top > 1.5 ? 0.5 : 0.25) {
            plot.yTick(tick, ratio.format(tick));
        }
        int step = Math.max(1, (dates.size() + MOST_DATES - 1) / MOST_DATES);
        for (int i = 0; i < dates.size(); i += step) {
            plot.xTick(
                    day(dates.get(i)),
                    DateTimeFormatter.ofPattern(text(language, "date.short"), language)
                            .format(dates.get(i)));
        }
        plot.axes("", text(language, "skill.axis"));
        int number = 0;
        for (String model : models) {
            List<double[]> line = new ArrayList<>();
            points.stream()
                    .filter(point -> point.model().equals(model))
                    .forEach(point -> line.add(new double[] {day(point.referenceDate()), point.relativeWis()}));
            plot.curve(line, Plot.Ink.of(number++), name(model, language));
        }
        return finished(plot, synthetic, language);
    }

    String coverage(SkillNumbers numbers, boolean synthetic, Locale language) {
        NumberFormat percent = percent(language);
        SequencedSet<String> models = numbers.coverage().stream()
                .map(SkillNumbers.Coverage::model)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        String description = models.stream()
                .map(model -> text(
                        language,
                        "coverage.description",
                        name(model, language),
                        percent.format(held(numbers, model, 0.5)),
                        percent.format(held(numbers, model, 0.95))))
                .collect(Collectors.joining(" "));
        Plot plot = new Plot(text(language, "coverage.title"), description, language, 0, 1, 1);
        for (double tick = 0; tick <= 1.001; tick += 0.25) {
            plot.yTick(tick, percent.format(tick));
            plot.xTick(tick, percent.format(tick));
        }
        plot.line(plot.x(0), plot.y(0), plot.x(1), plot.y(1), "#444", "3 3");
        plot.axes(text(language, "coverage.x"), text(language, "coverage.y"));
        int number = 0;
        for (String model : models) {
            List<double[]> line = new ArrayList<>();
            numbers.coverage().stream()
                    .filter(point -> point.model().equals(model))
                    .forEach(point -> line.add(new double[] {point.nominal(), point.held()}));
            plot.curve(line, Plot.Ink.of(number++), name(model, language));
        }
        return finished(plot, synthetic, language);
    }

    private static double held(SkillNumbers numbers, String model, double nominal) {
        return numbers.coverage().stream()
                .filter(point -> point.model().equals(model) && Math.abs(point.nominal() - nominal) < 1e-6)
                .mapToDouble(SkillNumbers.Coverage::held)
                .findFirst()
                .orElse(Double.NaN);
    }

    String pit(SkillNumbers.Pit pit, boolean synthetic, Locale language) {
        NumberFormat percent = percent(language);
        List<Double> shares = pit.shares();
        String description = text(
                language,
                "pit.description",
                shares.stream().map(percent::format).collect(Collectors.joining("; ")));
        double top = Math.max(
                0.2, Math.ceil(shares.stream().mapToDouble(share -> share).max().orElse(0) * 10) / 10);
        Plot plot =
                new Plot(text(language, "pit.title", name(pit.model(), language)), description, language, 0, 10, top);
        for (double tick = 0; tick <= top + 1e-9; tick += top > 0.4 ? 0.2 : 0.1) {
            plot.yTick(tick, percent.format(tick));
        }
        for (int bin = 0; bin < shares.size(); bin++) {
            plot.bar(bin, bin + 1, shares.get(bin), "#9cc3e6");
            plot.xTick(bin + 0.5, Integer.toString(bin + 1));
        }
        double even = 1.0 / shares.size();
        plot.line(plot.x(0), plot.y(even), plot.x(10), plot.y(even), "#8a1c00", "5 3");
        plot.text(plot.x(10) + 6, plot.y(even) + 4, "start", "fill=\"#8a1c00\"", text(language, "pit.even"));
        plot.axes(text(language, "pit.x"), text(language, "pit.y"));
        return finished(plot, synthetic, language);
    }

    private String finished(Plot plot, boolean synthetic, Locale language) {
        if (synthetic) {
            plot.warning(text(language, "synthetic"));
        }
        return plot.finished();
    }

    private static double day(LocalDate date) {
        return (double) date.toEpochDay();
    }

    /** The model's name for people; one that has none keeps its code. */
    private String name(String model, Locale language) {
        String known = messages.getMessage("model." + model, null, model, language);
        return known == null ? model : known;
    }

    private String date(LocalDate day, Locale language) {
        return DateTimeFormatter.ofPattern(text(language, "date.full"), language)
                .format(day);
    }

    private String text(Locale language, String key, Object... arguments) {
        return messages.getMessage(key, arguments, language);
    }

    private static NumberFormat number(Locale language, int digits) {
        NumberFormat format = NumberFormat.getInstance(language);
        format.setMinimumFractionDigits(digits);
        format.setMaximumFractionDigits(digits);
        return format;
    }

    private static NumberFormat percent(Locale language) {
        NumberFormat format = NumberFormat.getPercentInstance(language);
        format.setMaximumFractionDigits(0);
        return format;
    }
}
