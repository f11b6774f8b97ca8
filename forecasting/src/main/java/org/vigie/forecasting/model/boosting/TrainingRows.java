package org.vigie.forecasting.model.boosting;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.vigie.forecasting.model.Panel;
import org.vigie.forecasting.model.PanelSeries;

/** All past weeks of all series as rows: features, the change that followed, and how much each counts. */
final class TrainingRows {
    private static final int LEAST_SEASONS = 3;

    private final Rows rows;
    private final float[] labels;
    private final float[] weights;
    private final int[] season;
    private final int seasons;
    private final int steps;

    private TrainingRows(Rows rows, float[] labels, float[] weights, int[] season, int seasons, int steps) {
        this.rows = rows;
        this.labels = labels;
        this.weights = weights;
        this.season = season;
        this.seasons = seasons;
        this.steps = steps;
    }

    /** The rows of all weeks in which viruses spread as usual. */
    static TrainingRows of(Panel panel, FeatureBuilder features, int steps, BoostingSettings settings) {
        return of(panel, features, steps, settings, Panel::typical);
    }

    /** The rows of the weeks that {@code counts} accepts. */
    static TrainingRows of(
            Panel panel, FeatureBuilder features, int steps, BoostingSettings settings, Predicate<LocalDate> counts) {
        record Cell(PanelSeries series, int t, int step) {}
        List<Cell> cells = new ArrayList<>();
        TreeSet<Integer> years = new TreeSet<>();
        TreeSet<Integer> blocks = new TreeSet<>();
        for (PanelSeries series : panel.series()) {
            for (int t = FeatureBuilder.HISTORY - 1; t < series.length() - 1; t++) {
                if (!counts.test(series.weekEnd(t))) {
                    continue;
                }
                for (int step = 1; step <= steps && t + step < series.length(); step++) {
                    cells.add(new Cell(series, t, step));
                    years.add(Panel.season(series.weekEnd(t)));
                    blocks.add(block(series.weekEnd(t)));
                }
            }
        }
        boolean bySeason = years.size() >= LEAST_SEASONS;
        List<Integer> order = new ArrayList<>(bySeason ? years : blocks);
        int width = FeatureBuilder.NAMES.size();
        float[] matrix = new float[cells.size() * width];
        float[] labels = new float[cells.size()];
        float[] weights = new float[cells.size()];
        int[] season = new int[cells.size()];
        for (int i = 0; i < cells.size(); i++) {
            Cell cell = cells.get(i);
            PanelSeries series = cell.series;
            features.write(series, cell.t, cell.step, matrix, i);
            labels[i] = (float) (series.scaled()[cell.t + cell.step] - series.scaled()[cell.t]);
            double size = series.population() > 0 ? Math.pow(series.population() / 5e6, settings.populationPower()) : 1;
            weights[i] = (float) (size * (series.kind() == 0 ? 1 : settings.signalWeight()));
            LocalDate week = series.weekEnd(cell.t);
            season[i] = order.indexOf(bySeason ? Panel.season(week) : block(week));
        }
        return new TrainingRows(new Rows(matrix, cells.size(), width), labels, weights, season, order.size(), steps);
    }

    /** Stretches of eight weeks stand in for seasons where there are too few. */
    private static int block(LocalDate week) {
        return (int) (week.toEpochDay() / 56);
    }

    Rows rows() {
        return rows;
    }

    float[] labels() {
        return labels;
    }

    float[] weights() {
        return weights;
    }

    int season(int row) {
        return season[row];
    }

    int seasons() {
        return seasons;
    }

    int steps() {
        return steps;
    }

    int step(int row) {
        return (int) rows.matrix()[row * rows.width()];
    }

    int kind(int row) {
        return (int) rows.matrix()[row * rows.width() + 1];
    }
}
