package org.vigie.auth.privacy;

import java.util.List;

/** A document the law asks for, and the fields of each entry; the first one names the entry. */
enum RecordKind {
    /** The register of processing activities (GDPR art. 30; FADP art. 12). */
    PROCESSING(
            List.of("name", "purpose", "basis", "people", "data", "recipients", "transfers", "retention", "measures")),
    /** The record of breaches (GDPR art. 33(5); FADP art. 24). */
    BREACH(List.of("name", "noticed", "happened", "data", "consequences", "measures", "authority", "told"));

    private final List<String> fields;

    RecordKind(List<String> fields) {
        this.fields = fields;
    }

    List<String> fields() {
        return fields;
    }
}
