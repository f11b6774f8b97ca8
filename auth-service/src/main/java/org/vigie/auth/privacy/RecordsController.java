package org.vigie.auth.privacy;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.vigie.auth.audit.Audit;
import org.vigie.platform.problem.ProblemException;

/** Lets the data protection officer keep the register of processing and the record of breaches, and hand them out. */
@RestController
@RequestMapping("/api/v1/privacy/records/{kind}")
@PreAuthorize("hasAuthority('privacy:manage')")
class RecordsController {
    private static final int LONGEST = 4000;
    private static final List<String> DELIVERED = List.of("accounts", "audit");

    private final PrivacyRecords records;
    private final PrivacyNotice notice;
    private final MessageSource texts;
    private final Audit audit;
    private final Clock clock;

    RecordsController(PrivacyRecords records, PrivacyNotice notice, MessageSource texts, Audit audit, Clock clock) {
        this.records = records;
        this.notice = notice;
        this.texts = texts;
        this.audit = audit;
        this.clock = clock;
    }

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    List<PrivacyRecords.Entry> list(@PathVariable RecordKind kind) {
        return records.list(kind);
    }

    @GetMapping(produces = "text/csv")
    ResponseEntity<String> csv(
            @PathVariable RecordKind kind, Locale locale, Authentication who, HttpServletRequest request) {
        return file(kind, "csv", document(kind, locale).csv(), who, request);
    }

    @GetMapping(produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<String> html(
            @PathVariable RecordKind kind, Locale locale, Authentication who, HttpServletRequest request) {
        var organisation = Objects.requireNonNullElse(notice.controller(), "");
        return file(kind, "html", document(kind, locale).html(organisation, clock.instant()), who, request);
    }

    @PostMapping
    ResponseEntity<PrivacyRecords.Entry> add(
            @PathVariable RecordKind kind,
            @RequestBody Map<String, String> fields,
            Authentication who,
            HttpServletRequest request) {
        var id = records.add(kind, good(kind, fields), who.getName());
        tell("privacy.record-added", kind, "number=" + id, who, request);
        return ResponseEntity.created(URI.create("/auth/api/v1/privacy/records/" + kind + "/" + id))
                .body(records.find(kind, id).orElseThrow());
    }

    /** Fills an empty register with what is true of Vigie as delivered, in the officer's language. */
    @PostMapping("/delivered")
    List<PrivacyRecords.Entry> addDelivered(
            @PathVariable RecordKind kind, Locale locale, Authentication who, HttpServletRequest request) {
        if (kind == RecordKind.PROCESSING && records.list(kind).isEmpty()) {
            DELIVERED.forEach(name -> records.add(
                    kind,
                    kind.fields().stream()
                            .collect(Collectors.toMap(
                                    field -> field,
                                    field -> texts.getMessage(
                                            "register." + name + "." + field,
                                            new Object[] {
                                                notice.days(Kind.CLOSED_ACCOUNTS), notice.days(Kind.AUDIT_EVENTS)
                                            },
                                            locale))),
                    who.getName()));
            tell("privacy.record-added", kind, "delivered=true", who, request);
        }
        return records.list(kind);
    }

    @PutMapping("/{id}")
    PrivacyRecords.Entry change(
            @PathVariable RecordKind kind,
            @PathVariable UUID id,
            @RequestBody Map<String, String> fields,
            Authentication who,
            HttpServletRequest request) {
        if (!records.change(kind, id, good(kind, fields), who.getName())) {
            throw new ProblemException(HttpStatus.NOT_FOUND, "not-found");
        }
        tell("privacy.record-changed", kind, "number=" + id, who, request);
        return records.find(kind, id).orElseThrow();
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable RecordKind kind, @PathVariable UUID id, Authentication who, HttpServletRequest request) {
        if (!records.remove(kind, id)) {
            throw new ProblemException(HttpStatus.NOT_FOUND, "not-found");
        }
        tell("privacy.record-removed", kind, "number=" + id, who, request);
    }

    private RecordDocument document(RecordKind kind, Locale locale) {
        return new RecordDocument(kind, records.list(kind), texts, locale);
    }

    private ResponseEntity<String> file(
            RecordKind kind, String ending, String text, Authentication who, HttpServletRequest request) {
        tell("privacy.record-exported", kind, "format=" + ending, who, request);
        var name = "vigie-" + kind.name().toLowerCase(Locale.ROOT) + "." + ending;
        return ResponseEntity.ok()
                .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
                .header("Cache-Control", "no-store")
                .body(text);
    }

    private static Map<String, String> good(RecordKind kind, Map<String, String> fields) {
        for (var field : fields.entrySet()) {
            if (!kind.fields().contains(field.getKey())) {
                throw new ProblemException(HttpStatus.BAD_REQUEST, "bad-parameter", "fields", field.getKey());
            }
            if (field.getValue() != null && field.getValue().length() > LONGEST) {
                throw new ProblemException(
                        HttpStatus.BAD_REQUEST,
                        "bad-parameter",
                        field.getKey(),
                        field.getValue().length() + " > " + LONGEST);
            }
        }
        if (Objects.requireNonNullElse(fields.get("name"), "").isBlank()) {
            throw new ProblemException(HttpStatus.BAD_REQUEST, "missing-parameter", "name");
        }
        return fields.entrySet().stream()
                .filter(field -> field.getValue() != null)
                .collect(Collectors.toMap(
                        Map.Entry::getKey, field -> field.getValue().strip()));
    }

    private void tell(String event, RecordKind kind, String fact, Authentication who, HttpServletRequest request) {
        audit.add(event, who.getName(), "", request.getRemoteAddr(), "record=" + kind + "; " + fact);
    }
}
