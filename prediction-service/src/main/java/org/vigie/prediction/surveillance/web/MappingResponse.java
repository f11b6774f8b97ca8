package org.vigie.prediction.surveillance.web;

import java.time.Instant;
import java.util.List;
import org.vigie.prediction.surveillance.ingest.mapping.Mapping;

/** A saved mapping as it is answered. */
record MappingResponse(
        long id,
        String source,
        List<String> header,
        String signature,
        LayoutRequest layout,
        String changedBy,
        Instant changedAt) {
    MappingResponse {
        header = List.copyOf(header);
    }

    static MappingResponse of(Mapping mapping) {
        return new MappingResponse(
                mapping.id(),
                mapping.source(),
                mapping.header(),
                mapping.signature(),
                LayoutRequest.of(mapping.layout()),
                mapping.changedBy(),
                mapping.changedAt());
    }
}
