package org.vigie.prediction.surveillance.ingest;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vigie.prediction.surveillance.ImportFinding;
import org.vigie.prediction.surveillance.ingest.format.Layout;
import org.vigie.prediction.surveillance.ingest.mapping.Mapping;

/**
 * The first rows of a file and what would be said about them.
 *
 * @param columns names of the columns, as the file has them
 * @param rows the first rows
 * @param sheets sheets to choose from, where one must be chosen
 * @param recognised whether the columns are named as ours
 * @param mapping the saved mapping that would be used
 * @param layout what was taken for the meaning of the columns; null where they are named as ours or nobody has said
 * @param checked how many rows were looked at
 * @param findings what is wrong with these
 */
public record Preview(
        List<String> columns,
        List<List<String>> rows,
        List<String> sheets,
        boolean recognised,
        @Nullable Mapping mapping,
        @Nullable Layout layout,
        long checked,
        List<ImportFinding> findings) {
    public Preview {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        sheets = List.copyOf(sheets);
        findings = List.copyOf(findings);
    }
}
