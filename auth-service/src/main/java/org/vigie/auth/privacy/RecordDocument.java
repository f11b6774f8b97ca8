package org.vigie.auth.privacy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.web.util.HtmlUtils;

/** Writes the entries of a document so that they can be handed to an authority: as CSV, or to print. */
class RecordDocument {
    private final RecordKind kind;
    private final List<PrivacyRecords.Entry> entries;
    private final MessageSource texts;
    private final Locale locale;

    RecordDocument(RecordKind kind, List<PrivacyRecords.Entry> entries, MessageSource texts, Locale locale) {
        this.kind = kind;
        this.entries = entries;
        this.texts = texts;
        this.locale = locale;
    }

    String csv() {
        var head = Stream.concat(kind.fields().stream(), Stream.of("changed_by", "changed_at"))
                .collect(Collectors.joining(","));
        return entries.stream()
                .map(entry -> Stream.concat(
                                entry.fields().values().stream(),
                                Stream.of(entry.changedBy(), entry.changedAt().toString()))
                        .map(RecordDocument::cell)
                        .collect(Collectors.joining(",")))
                .collect(Collectors.joining("\r\n", head + "\r\n", entries.isEmpty() ? "" : "\r\n"));
    }

    String html(String organisation, Instant now) {
        var page = new StringBuilder();
        page.append("<!DOCTYPE html>\n<html lang=\"")
                .append(locale.toLanguageTag())
                .append("\"><head><meta charset=\"utf-8\"><title>")
                .append(text("title"))
                .append(
                        "</title><style>body{font:11pt/1.45 sans-serif;max-width:48rem;margin:2rem auto;padding:0 1rem}")
                .append("table{border-collapse:collapse;width:100%;margin:0 0 2rem;page-break-inside:avoid}")
                .append("th,td{border:1px solid #999;padding:.35rem .5rem;text-align:left;vertical-align:top}")
                .append("th{width:30%;font-weight:600}td{white-space:pre-wrap}</style></head><body><h1>")
                .append(text("title"))
                .append("</h1><p>")
                .append(escape(organisation))
                .append("</p><p>")
                .append(now)
                .append("</p>");
        entries.forEach(entry -> {
            page.append("<h2>")
                    .append(escape(entry.fields().getOrDefault("name", "")))
                    .append("</h2><table>");
            entry.fields()
                    .forEach((field, value) -> page.append("<tr><th scope=\"row\">")
                            .append(text(field))
                            .append("</th><td>")
                            .append(escape(value))
                            .append("</td></tr>"));
            page.append("</table>");
        });
        return page.append("</body></html>\n").toString();
    }

    private String text(String name) {
        return escape(texts.getMessage("record." + kind.name().toLowerCase(Locale.ROOT) + "." + name, null, locale));
    }

    private static String escape(String text) {
        return HtmlUtils.htmlEscape(text, StandardCharsets.UTF_8.name());
    }

    /** A CSV cell that no spreadsheet takes for a formula. */
    private static String cell(String text) {
        var safe = text.matches("(?s)[=+\\-@\\t\\r].*") ? "'" + text : text;
        return safe.matches("(?s).*[\",\\r\\n].*") ? "\"" + safe.replace("\"", "\"\"") + "\"" : safe;
    }
}
