package org.vigie.dataviz.figures.skill;

import java.util.List;
import java.util.Locale;

/** The frame of one figure: title, axes and the places where values go. */
final class Plot {
    static final int WIDTH = 690;
    static final int HEIGHT = 400;
    private static final int LEFT = 64;
    private static final int TOP = 48;
    private static final int RIGHT = 250;
    private static final int BOTTOM = 64;

    private final StringBuilder svg = new StringBuilder(8192);
    private final double lowX;
    private final double highX;
    private final double highY;
    private int legendRows;

    /** A frame for x from {@code lowX} to {@code highX} and y from zero to {@code highY}. */
    Plot(String title, String description, Locale language, double lowX, double highX, double highY) {
        this.lowX = lowX;
        this.highX = highX > lowX ? highX : lowX + 1;
        this.highY = highY;
        svg.append("""
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %2$d" width="%1$d" height="%2$d" role="img" \
                aria-labelledby="title description" lang="%3$s" \
                font-family="system-ui, 'Segoe UI', Arial, sans-serif" font-size="13">
                <title id="title">%4$s</title>
                <desc id="description">%5$s</desc>
                <rect width="%1$d" height="%2$d" fill="#ffffff"/>
                """.formatted(WIDTH, HEIGHT, language.toLanguageTag(), escaped(title), escaped(description)));
        text(LEFT, 26, "start", "font-size=\"16\" font-weight=\"600\"", title);
    }

    double x(double value) {
        return LEFT + (value - lowX) / (highX - lowX) * (WIDTH - LEFT - RIGHT);
    }

    double y(double value) {
        return HEIGHT - BOTTOM - Math.min(value, highY) / highY * (HEIGHT - TOP - BOTTOM);
    }

    void yTick(double value, String label) {
        line(LEFT, y(value), WIDTH - RIGHT, y(value), "#d5d9de", "");
        text(LEFT - 8, y(value) + 4, "end", "fill=\"#333\"", label);
    }

    void xTick(double value, String label) {
        line(x(value), HEIGHT - BOTTOM, x(value), HEIGHT - BOTTOM + 5.0, "#666", "");
        text(x(value), HEIGHT - BOTTOM + 20.0, "middle", "fill=\"#333\"", label);
    }

    void axes(String belowX, String besideY) {
        line(LEFT, HEIGHT - BOTTOM, WIDTH - RIGHT, HEIGHT - BOTTOM, "#666", "");
        text((LEFT + WIDTH - RIGHT) / 2.0, HEIGHT - 20, "middle", "fill=\"#333\"", belowX);
        svg.append("<text transform=\"translate(16 %d) rotate(-90)\" text-anchor=\"middle\" fill=\"#333\">%s</text>%n"
                .formatted((TOP + HEIGHT - BOTTOM) / 2, escaped(besideY)));
    }

    void line(double x1, double y1, double x2, double y2, String colour, String dash) {
        svg.append("<line x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\" stroke=\"%s\" stroke-dasharray=\"%s\"/>%n"
                .formatted(at(x1), at(y1), at(x2), at(y2), colour, dash));
    }

    /** A line through points given in values, with its name in the legend. */
    void curve(List<double[]> points, Ink ink, String name) {
        StringBuilder path = new StringBuilder();
        for (double[] point : points) {
            path.append(path.isEmpty() ? 'M' : 'L')
                    .append(at(x(point[0])))
                    .append(' ')
                    .append(at(y(point[1])));
            svg.append("<circle cx=\"%s\" cy=\"%s\" r=\"2.5\" fill=\"%s\"/>%n"
                    .formatted(at(x(point[0])), at(y(point[1])), ink.colour()));
        }
        svg.append("<path d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"%s\" stroke-dasharray=\"%s\"/>%n"
                .formatted(path, ink.colour(), ink.bold() ? "3" : "1.8", ink.dash()));
        double row = TOP + 10.0 + 22 * legendRows++;
        svg.append("<path d=\"M%s %sh26\" stroke=\"%s\" stroke-width=\"%s\" stroke-dasharray=\"%s\"/>%n"
                .formatted(at(WIDTH - RIGHT + 12.0), at(row), ink.colour(), ink.bold() ? "3" : "1.8", ink.dash()));
        text(WIDTH - RIGHT + 44.0, row + 4, "start", ink.bold() ? "font-weight=\"600\"" : "", name);
    }

    void bar(double from, double to, double value, String colour) {
        svg.append("<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" fill=\"%s\" stroke=\"#0b3a66\"/>%n"
                .formatted(
                        at(x(from) + 1),
                        at(y(value)),
                        at(x(to) - x(from) - 2),
                        at(HEIGHT - BOTTOM - y(value)),
                        colour));
    }

    void text(double x, double y, String anchor, String style, String words) {
        svg.append("<text x=\"%s\" y=\"%s\" text-anchor=\"%s\" %s>%s</text>%n"
                .formatted(at(x), at(y), anchor, style, escaped(words)));
    }

    void warning(String words) {
        text(LEFT, HEIGHT - 4.0, "start", "font-weight=\"700\" fill=\"#8a1c00\"", words);
    }

    String finished() {
        return svg.append("</svg>\n").toString();
    }

    /** How a line looks; told apart without colours too. */
    record Ink(String colour, String dash, boolean bold) {
        private static final List<String> COLOURS =
                List.of("#0b3a66", "#b85c00", "#00745a", "#9a3d7c", "#3d78b8", "#7a6a00", "#555555");
        private static final List<String> DASHES = List.of("", "7 3", "2 3", "9 3 2 3", "4 2", "1 3", "6 6");

        static Ink of(int number) {
            return new Ink(COLOURS.get(number % COLOURS.size()), DASHES.get(number % DASHES.size()), number == 0);
        }
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
