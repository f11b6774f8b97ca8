package org.vigie.auth.audit;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The audit trail as CSV (RFC 4180). */
final class AuditCsv {
    static final String HEAD = "number,at,event,actor,subject,address,detail\r\n";

    private AuditCsv() {}

    static String row(AuditEvent event) {
        return Stream.of(
                        String.valueOf(event.number()),
                        event.at().toString(),
                        event.event(),
                        event.actor(),
                        event.subject(),
                        event.address(),
                        event.detail())
                .map(AuditCsv::cell)
                .collect(Collectors.joining(",", "", "\r\n"));
    }

    /** A cell that no spreadsheet takes for a formula. */
    private static String cell(String text) {
        var safe = text.matches("(?s)[=+\\-@\\t\\r].*") ? "'" + text : text;
        return safe.matches("(?s).*[\",\\r\\n].*") ? "\"" + safe.replace("\"", "\"\"") + "\"" : safe;
    }
}
