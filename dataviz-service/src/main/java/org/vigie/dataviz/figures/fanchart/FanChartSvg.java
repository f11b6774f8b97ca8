package org.vigie.dataviz.figures.fanchart;

import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.stereotype.Component;
import org.vigie.dataviz.figures.FanChart;

/** Draws a fan chart that can be read without colours, and told without eyes. */
@Component
class FanChartSvg {
    private static final int WIDTH = 860;
    private static final int HEIGHT = 460;
    private static final int LEFT = 80;
    private static final int RIGHT = 24;
    private static final int TOP = 64;
    private static final int BOTTOM = 104;

    /** A title longer than the figure is wide is written smaller; bold letters are at most this part of their size wide. */
    private static final double TITLE_ROOM = (WIDTH - LEFT - RIGHT) / 0.62;

    private static final List<String> FILLS = List.of("#9cc3e6", "#c6dcf0", "#e4eef8");
    private static final List<String> DASHES = List.of("none", "6 3", "2 3");

    private final MessageSource messages;

    FanChartSvg(MessageSource messages) {
        this.messages = messages;
    }

    String draw(FanChart chart, Locale language) {
        return new Drawing(chart, language).draw();
    }

    /** The name of a model in the reader's language; its code where it has none. */
    static MessageSourceResolvable modelName(String model) {
        return new DefaultMessageSourceResolvable(new String[] {"model." + model}, model);
    }

    private final class Drawing {
        private final FanChart chart;
        private final Locale language;
        private final NumberFormat numbers;
        private final LocalDate first;
        private final long days;
        private final ValueAxis axis;
        private final StringBuilder svg = new StringBuilder(8192);

        Drawing(FanChart chart, Locale language) {
            this.chart = chart;
            this.language = language;
            this.numbers = NumberFormat.getInstance(language);
            numbers.setMaximumFractionDigits(2);
            List<LocalDate> ends = Stream.concat(
                            chart.observations().stream().map(FanChart.Week::targetEndDate),
                            chart.forecasts().stream().map(FanChart.Ahead::targetEndDate))
                    .sorted()
                    .toList();
            this.first = ends.getFirst();
            this.days = Math.max(7, ChronoUnit.DAYS.between(first, ends.getLast()));
            double highestSeen = chart.observations().stream()
                    .mapToDouble(week -> week.value() == null ? 0 : week.value())
                    .max()
                    .orElse(0);
            double highestAhead = chart.forecasts().stream()
                    .mapToDouble(week -> week.bands().getLast().upper())
                    .max()
                    .orElse(0);
            this.axis = ValueAxis.upTo(Math.max(highestSeen, highestAhead));
        }

        String draw() {
            svg.append("""
                    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" width="%d" height="%d" role="img" \
                    aria-labelledby="fan-title fan-description" lang="%s" \
                    font-family="system-ui, 'Segoe UI', Arial, sans-serif" font-size="13">
                    <title id="fan-title">%s</title>
                    <desc id="fan-description">%s</desc>
                    <rect width="%d" height="%d" fill="#ffffff"/>
                    """.formatted(
                            WIDTH,
                            HEIGHT,
                            WIDTH,
                            HEIGHT,
                            language.toLanguageTag(),
                            escaped(chart.title()),
                            escaped(chart.description()),
                            WIDTH,
                            HEIGHT));
            double size = Math.min(16, TITLE_ROOM / chart.title().length());
            label(LEFT, 24, "start", "font-size=\"%s\" font-weight=\"600\"".formatted(at(size)), chart.title());
            label(
                    LEFT,
                    46,
                    "start",
                    "fill=\"#444\"",
                    text("subtitle", modelName(chart.model()), date(chart.asOf(), true)));
            drawAxes();
            drawBands();
            drawMedian();
            drawObservations();
            drawLegend();
            if (chart.synthetic()) {
                label(LEFT, HEIGHT - 8, "start", "font-weight=\"700\" fill=\"#8a1c00\"", text("synthetic"));
            }
            return svg.append("</svg>\n").toString();
        }

        private void drawAxes() {
            for (double tick : axis.ticks()) {
                svg.append("<line x1=\"%d\" x2=\"%d\" y1=\"%s\" y2=\"%s\" stroke=\"#d5d9de\"/>%n"
                        .formatted(LEFT, WIDTH - RIGHT, at(y(tick)), at(y(tick))));
                label(LEFT - 8, y(tick) + 4, "end", "fill=\"#333\"", numbers.format(tick));
            }
            long every = days > 120 ? 28 : 14;
            for (long day = 0; day <= days; day += every) {
                LocalDate at = first.plusDays(day);
                svg.append("<line x1=\"%s\" x2=\"%s\" y1=\"%d\" y2=\"%d\" stroke=\"#666\"/>%n"
                        .formatted(at(x(at)), at(x(at)), HEIGHT - BOTTOM, HEIGHT - BOTTOM + 5));
                label(x(at), HEIGHT - BOTTOM + 20, "middle", "fill=\"#333\"", date(at, false));
            }
            svg.append("<line x1=\"%d\" x2=\"%d\" y1=\"%d\" y2=\"%d\" stroke=\"#666\"/>%n"
                    .formatted(LEFT, WIDTH - RIGHT, HEIGHT - BOTTOM, HEIGHT - BOTTOM));
        }

        private void drawBands() {
            for (int i = FILLS.size() - 1; i >= 0; i--) {
                int number = i;
                String upper = points(week -> week.bands().get(number).upper(), false);
                String lower = points(week -> week.bands().get(number).lower(), true);
                svg.append("<polygon points=\"%s %s\" fill=\"%s\" stroke=\"#1b4f82\" stroke-width=\"1\" %s/>%n"
                        .formatted(upper, lower, FILLS.get(i), dash(i)));
            }
        }

        private void drawMedian() {
            svg.append("<polyline points=\"%s\" fill=\"none\" stroke=\"#0b3a66\" stroke-width=\"2.5\"/>%n"
                    .formatted(points(FanChart.Ahead::median, false)));
            for (FanChart.Ahead week : chart.forecasts()) {
                svg.append("<rect x=\"%s\" y=\"%s\" width=\"7\" height=\"7\" fill=\"#0b3a66\"/>%n"
                        .formatted(at(x(week.targetEndDate()) - 3.5), at(y(week.median()) - 3.5)));
            }
        }

        private void drawObservations() {
            StringBuilder path = new StringBuilder();
            boolean broken = true;
            for (FanChart.Week week : chart.observations()) {
                Double value = week.value();
                if (value == null || week.excluded() != null) {
                    broken = true;
                } else {
                    path.append(broken ? 'M' : 'L')
                            .append(at(x(week.targetEndDate())))
                            .append(' ')
                            .append(at(y(value)));
                    broken = false;
                }
            }
            svg.append("<path d=\"%s\" fill=\"none\" stroke=\"#111\" stroke-width=\"1.5\"/>%n".formatted(path));
            for (FanChart.Week week : chart.observations()) {
                Double value = week.value();
                if (week.suppressed()) {
                    drawDiamond(x(week.targetEndDate()), y(0));
                } else if (value != null && week.excluded() != null) {
                    drawCross(x(week.targetEndDate()), y(value));
                } else if (value != null) {
                    svg.append(
                            "<circle cx=\"%s\" cy=\"%s\" r=\"4\" fill=\"%s\" stroke=\"#111\" stroke-width=\"1.5\"/>%n"
                                    .formatted(
                                            at(x(week.targetEndDate())),
                                            at(y(value)),
                                            week.incomplete() ? "#ffffff" : "#111"));
                }
            }
        }

        /** Stands on the axis: where the value would be is not told. */
        private void drawDiamond(double x, double y) {
            svg.append("<path d=\"M%s %sl5 -5l-5 -5l-5 5z\" stroke=\"#555\" stroke-width=\"1.5\" fill=\"#fff\"/>%n"
                    .formatted(at(x), at(y)));
        }

        private void drawCross(double x, double y) {
            svg.append("<path d=\"M%s %sl10 10m0 -10l-10 10\" stroke=\"#8a1c00\" stroke-width=\"2.5\" fill=\"none\"/>%n"
                    .formatted(at(x - 5), at(y - 5)));
        }

        private void drawLegend() {
            int y = HEIGHT - 48;
            svg.append("<circle cx=\"%d\" cy=\"%d\" r=\"4\" fill=\"#111\"/>%n".formatted(LEFT + 6, y - 4));
            label(LEFT + 18, y, "start", "", text("legend.observed"));
            svg.append("<circle cx=\"%d\" cy=\"%d\" r=\"4\" fill=\"#fff\" stroke=\"#111\" stroke-width=\"1.5\"/>%n"
                    .formatted(LEFT + 186, y - 4));
            label(LEFT + 198, y, "start", "", text("legend.incomplete"));
            svg.append("<rect x=\"%d\" y=\"%d\" width=\"7\" height=\"7\" fill=\"#0b3a66\"/>%n"
                    .formatted(LEFT + 480, y - 8));
            label(LEFT + 494, y, "start", "", text("legend.median"));
            for (int i = 0; i < FILLS.size(); i++) {
                int x = LEFT + 180 * i;
                svg.append("<rect x=\"%d\" y=\"%d\" width=\"26\" height=\"13\" fill=\"%s\" stroke=\"#1b4f82\" %s/>%n"
                        .formatted(x, y + 14, FILLS.get(i), dash(i)));
                label(
                        x + 34,
                        y + 25,
                        "start",
                        "",
                        text("legend.band", List.of(50, 80, 95).get(i)));
            }
            if (chart.observations().stream().anyMatch(week -> week.excluded() != null)) {
                drawCross(LEFT + 553, y + 20);
                label(LEFT + 574, y + 25, "start", "", text("legend.excluded"));
            }
            if (chart.observations().stream().anyMatch(FanChart.Week::suppressed)) {
                drawDiamond(LEFT + 558, y + 43);
                label(LEFT + 574, y + 43, "start", "", text("legend.suppressed"));
            }
        }

        private String points(ToDoubleFunction<FanChart.Ahead> value, boolean backwards) {
            List<FanChart.Ahead> weeks = backwards ? chart.forecasts().reversed() : chart.forecasts();
            StringBuilder points = new StringBuilder();
            for (FanChart.Ahead week : weeks) {
                points.append(at(x(week.targetEndDate())))
                        .append(',')
                        .append(at(y(value.applyAsDouble(week))))
                        .append(' ');
            }
            return points.toString().strip();
        }

        private double x(LocalDate day) {
            return LEFT + (double) ChronoUnit.DAYS.between(first, day) / days * (WIDTH - LEFT - RIGHT - 10);
        }

        private double y(double value) {
            return HEIGHT - BOTTOM - Math.min(value, axis.top()) / axis.top() * (HEIGHT - TOP - BOTTOM);
        }

        private void label(double x, double y, String anchor, String style, String words) {
            svg.append("<text x=\"%s\" y=\"%s\" text-anchor=\"%s\" %s>%s</text>%n"
                    .formatted(at(x), at(y), anchor, style, escaped(words)));
        }

        private String text(String key, Object... arguments) {
            return messages.getMessage(key, arguments, language);
        }

        private String date(LocalDate day, boolean withYear) {
            String pattern = text(withYear ? "date.full" : "date.short");
            return DateTimeFormatter.ofPattern(pattern, language).format(day);
        }
    }

    private static String dash(int band) {
        return DASHES.get(band).equals("none") ? "" : "stroke-dasharray=\"" + DASHES.get(band) + "\"";
    }

    private static String at(double coordinate) {
        return String.format(Locale.ROOT, "%.1f", coordinate);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
