package org.vigie.cli.science;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.vigie.forecasting.scoring.ModelScores;
import org.vigie.forecasting.scoring.PitHistogram;
import org.vigie.forecasting.scoring.ScoreTable;
import tools.jackson.databind.json.JsonMapper;

/** Shows a score table as text, CSV or JSON. */
final class ScoreReport {
    /** How a table is shown. */
    enum Format {
        TEXT,
        CSV,
        JSON
    }

    private ScoreReport() {}

    /**
     * One table.
     *
     * @param horizon the horizon it is about, or all
     * @param histograms PIT histogram by model, of those whose forecasts are known
     */
    record Part(String horizon, ScoreTable table, Map<String, PitHistogram> histograms) {
        private List<Map<String, Object>> rows() {
            return table.rows().stream().map(ScoreReport::columns).toList();
        }
    }

    /** Writes the tables; of several, CSV tells them apart by its first column. JSON has the PIT histograms too. */
    static void write(List<Part> parts, Format format, Writer out) throws IOException {
        switch (format) {
            case TEXT -> {
                for (Part part : parts) {
                    out.write(parts.size() > 1 ? "horizon " + part.horizon() + "\n" : "");
                    out.write(text(part.rows(), part.table().units()));
                }
            }
            case CSV -> out.write(csv(rows(parts)));
            case JSON -> {
                List<Map<String, Object>> tables =
                        parts.stream().map(ScoreReport::json).toList();
                Object shown = parts.size() > 1 ? tables : tables.getFirst();
                out.write(JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(shown) + "\n");
            }
        }
    }

    private static List<Map<String, Object>> rows(List<Part> parts) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Part part : parts) {
            for (Map<String, Object> columns : part.rows()) {
                Map<String, Object> row = new LinkedHashMap<>();
                if (parts.size() > 1) {
                    row.put("horizon", part.horizon());
                }
                row.putAll(columns);
                rows.add(row);
            }
        }
        return rows;
    }

    private static Map<String, Object> json(Part part) {
        List<Map<String, Object>> rows = part.rows();
        rows.forEach(row -> {
            PitHistogram histogram = part.histograms().get(String.valueOf(row.get("model")));
            if (histogram != null) {
                row.put("pit", histogram.shares());
            }
        });
        Map<String, Object> table = new LinkedHashMap<>();
        table.put("horizon", part.horizon());
        table.put("forecasts", part.table().units());
        table.put("models", rows);
        return table;
    }

    private static Map<String, Object> columns(ModelScores row) {
        Map<String, Object> columns = new LinkedHashMap<>();
        columns.put("rank", row.rank());
        columns.put("model", row.model());
        columns.put("n", row.forecasts());
        columns.put("share", row.share());
        columns.put("mean_wis", row.meanWis());
        columns.put("mae", row.meanAbsoluteError());
        columns.put("dispersion", row.dispersion());
        columns.put("overprediction", row.overprediction());
        columns.put("underprediction", row.underprediction());
        columns.put("crps", row.crps());
        columns.put("bias", row.bias());
        columns.put("rel_wis_baseline", row.relativeToBaseline());
        columns.put("pairwise_rel_wis", row.pairwiseToBaseline());
        columns.put("n_baseline", row.commonWithBaseline());
        columns.put("rel_wis_ensemble", row.relativeToEnsemble());
        columns.put("pairwise_rel_wis_ens", row.pairwiseToEnsemble());
        columns.put("n_ensemble", row.commonWithEnsemble());
        columns.put("cov50", row.coverage50());
        columns.put("cov80", row.coverage80());
        columns.put("cov95", row.coverage95());
        columns.replaceAll((name, value) -> value instanceof Double d && d.isNaN() ? "" : value);
        return columns;
    }

    private static String csv(List<Map<String, Object>> rows) {
        StringBuilder text = new StringBuilder();
        text.append(String.join(",", rows.getFirst().keySet())).append('\n');
        for (Map<String, Object> row : rows) {
            text.append(String.join(
                            ",", row.values().stream().map(ScoreReport::quoted).toList()))
                    .append('\n');
        }
        return text.toString();
    }

    /** Quotes what a comma would break and defuses what a spreadsheet would take for a formula. */
    private static String quoted(Object value) {
        String text = value.toString();
        if (value instanceof String && !text.isEmpty() && "=+-@".indexOf(text.charAt(0)) >= 0) {
            text = "'" + text;
        }
        return text.contains(",") || text.contains("\"") ? "\"" + text.replace("\"", "\"\"") + "\"" : text;
    }

    private static String text(List<Map<String, Object>> rows, int units) {
        List<List<String>> lines = new ArrayList<>();
        lines.add(List.copyOf(rows.getFirst().keySet()));
        rows.forEach(
                row -> lines.add(row.values().stream().map(ScoreReport::rounded).toList()));
        int[] widths = new int[lines.getFirst().size()];
        for (List<String> line : lines) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], line.get(i).length());
            }
        }
        StringBuilder text = new StringBuilder();
        for (List<String> line : lines) {
            for (int i = 0; i < widths.length; i++) {
                String padding = " ".repeat(widths[i] - line.get(i).length());
                text.append(i == 1 ? line.get(i) + padding : padding + line.get(i))
                        .append(i + 1 < widths.length ? "  " : "\n");
            }
        }
        return text + "%d forecasts in the set that counts, %d models%n".formatted(units, rows.size());
    }

    private static String rounded(Object value) {
        if (value instanceof Double number) {
            return String.format(Locale.ROOT, Math.abs(number) >= 1000 ? "%.1f" : "%.4f", number);
        }
        return value.toString().isEmpty() ? "-" : value.toString();
    }
}
