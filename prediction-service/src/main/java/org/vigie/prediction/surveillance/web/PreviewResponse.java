package org.vigie.prediction.surveillance.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vigie.prediction.surveillance.ingest.Preview;
import org.vigie.prediction.surveillance.ingest.mapping.Mapping;

/** The first rows of a file as they are answered. */
record PreviewResponse(
        List<String> columns,
        List<List<String>> rows,
        List<String> sheets,
        boolean recognised,
        @Nullable String source,
        @Nullable LayoutRequest layout,
        long checked,
        List<ImportResponses.FindingResponse> findings) {
    PreviewResponse {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        sheets = List.copyOf(sheets);
        findings = List.copyOf(findings);
    }

    static PreviewResponse of(Preview preview, List<ImportResponses.FindingResponse> findings) {
        Mapping mapping = preview.mapping();
        return new PreviewResponse(
                preview.columns(),
                preview.rows(),
                preview.sheets(),
                preview.recognised(),
                mapping == null ? null : mapping.source(),
                preview.layout() == null ? null : LayoutRequest.of(preview.layout()),
                preview.checked(),
                findings);
    }
}
