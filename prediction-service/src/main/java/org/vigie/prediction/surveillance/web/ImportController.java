package org.vigie.prediction.surveillance.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.security.Principal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.vigie.platform.problem.ProblemException;
import org.vigie.prediction.access.Places;
import org.vigie.prediction.audit.AuditTrail;
import org.vigie.prediction.http.CsvWriter;
import org.vigie.prediction.surveillance.Import;
import org.vigie.prediction.surveillance.ImportRequest;
import org.vigie.prediction.surveillance.Imports;
import org.vigie.prediction.surveillance.SmallCells;
import org.vigie.prediction.surveillance.ingest.Preview;
import org.vigie.prediction.surveillance.ingest.Previews;

/** Takes surveillance files in and tells what became of them. */
@RestController
@RequestMapping("/v1/imports")
class ImportController {
    private static final int MOST = 200;
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_SOURCE = 200;
    private static final int LONGEST_REASON = 1_000;

    private final Imports imports;
    private final Previews previews;
    private final ImportResponses responses;
    private final AuditTrail audit;
    private final SmallCells smallCells;

    ImportController(
            Imports imports, Previews previews, ImportResponses responses, AuditTrail audit, SmallCells smallCells) {
        this.smallCells = smallCells;
        this.audit = audit;
        this.imports = imports;
        this.previews = previews;
        this.responses = responses;
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @PreAuthorize("hasAuthority('observations:import')")
    @Places(Places.Answer.ALL)
    ResponseEntity<Map<String, Object>> receive(
            @RequestParam MultipartFile file,
            @RequestParam(required = false) @Nullable String profile,
            @RequestParam(defaultValue = ImportRequest.UNNAMED_SOURCE) String source,
            @RequestParam(defaultValue = "false") boolean synthetic,
            @RequestParam(name = "as_of", required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate asOf,
            @RequestParam(required = false) @Nullable String sheet,
            Principal caller,
            Locale language)
            throws IOException {
        ImportRequest request = request(file, profile, source, synthetic, asOf, sheet, caller);
        try (InputStream content = file.getInputStream()) {
            Imports.Receipt receipt = imports.receive(request, content, language);
            return ResponseEntity.accepted()
                    .location(URI.create("/v1/jobs/" + receipt.job()))
                    .body(Map.of("id", receipt.id(), "job", receipt.job()));
        }
    }

    /** The first rows of a file and what is wrong with them; nothing is kept. */
    @PostMapping(value = "/preview", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @PreAuthorize("hasAuthority('observations:import')")
    @Places(Places.Answer.ALL)
    PreviewResponse preview(
            @RequestParam MultipartFile file,
            @RequestParam(required = false) @Nullable String profile,
            @RequestParam(defaultValue = ImportRequest.UNNAMED_SOURCE) String source,
            @RequestParam(name = "as_of", required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate asOf,
            @RequestParam(required = false) @Nullable String sheet,
            Principal caller,
            Locale language)
            throws IOException {
        ImportRequest request = request(file, profile, source, false, asOf, sheet, caller);
        Preview preview = previews.of(request, file::getInputStream);
        return PreviewResponse.of(preview, responses.findings(preview.findings(), request.fileName(), language));
    }

    private static ImportRequest request(
            MultipartFile file,
            @Nullable String profile,
            String source,
            boolean synthetic,
            @Nullable LocalDate asOf,
            @Nullable String sheet,
            Principal caller) {
        if (file.isEmpty()) {
            throw new ProblemException(HttpStatus.BAD_REQUEST, "empty-upload");
        }
        return new ImportRequest(
                fileName(file),
                profile == null || profile.isBlank() ? null : profile.strip(),
                sourceName(source),
                synthetic,
                asOf,
                sheet == null || sheet.isBlank() ? null : sheet.strip(),
                caller.getName());
    }

    private static String sourceName(String source) {
        return source.isBlank()
                ? ImportRequest.UNNAMED_SOURCE
                : GivenText.atMost("source", source.strip(), LONGEST_SOURCE);
    }

    /** The last part of the name, without what a browser may put before it. */
    private static String fileName(MultipartFile file) {
        String name = String.valueOf(file.getOriginalFilename()).replaceAll("\\p{Cntrl}", "?");
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        return last.isBlank() ? "upload" : last.substring(0, Math.min(last.length(), LONGEST_NAME));
    }

    @GetMapping
    @PreAuthorize("hasAnyAuthority('observations:read', 'observations:import')")
    @Places(Places.Answer.ALL)
    List<ImportResponses.ImportResponse> list(Locale language) {
        return imports.list(MOST).stream()
                .map(each -> responses.of(each, language, false))
                .toList();
    }

    @GetMapping("/{id}")
    @PreAuthorize("hasAnyAuthority('observations:read', 'observations:import')")
    @Places(Places.Answer.ALL)
    ImportResponses.ImportResponse get(@PathVariable long id, Authentication caller, Locale language) {
        Import found = find(id);
        return responses.of(found, language, mayQuote(found, caller));
    }

    /** All findings of an import for a spreadsheet. */
    @GetMapping(value = "/{id}/findings", produces = "text/csv")
    @PreAuthorize("hasAnyAuthority('observations:read', 'observations:import')")
    @Places(Places.Answer.ALL)
    void findings(@PathVariable long id, Authentication caller, Locale language, HttpServletResponse response)
            throws IOException {
        Import found = find(id);
        audit.add("export.findings", "import " + id, "file=" + found.fileName());
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"import-%d-findings.csv\"".formatted(id));
        CsvWriter csv = CsvWriter.to(response.getOutputStream());
        csv.row(
                "severity",
                "rule",
                "entry",
                "line",
                "column",
                "found",
                "expected",
                "place",
                "target_end_date",
                "message");
        for (ImportResponses.FindingResponse each :
                responses.of(found, language, mayQuote(found, caller)).findings()) {
            csv.row(
                    each.severity(),
                    each.rule(),
                    each.entry(),
                    each.line(),
                    each.column(),
                    each.found(),
                    each.expected(),
                    each.place(),
                    each.targetEndDate(),
                    each.message());
        }
        csv.flush();
    }

    record Withdrawal(@Nullable String reason) {}

    /** Closes what an import brought; the vintages stay in the database, but no answer holds them any more. */
    @PostMapping("/{id}/withdrawal")
    @PreAuthorize("hasAuthority('observations:import')")
    @Places(Places.Answer.ALL)
    ImportResponses.ImportResponse withdraw(
            @PathVariable long id, @RequestBody Withdrawal withdrawal, Principal caller, Locale language) {
        String reason = withdrawal.reason();
        if (reason == null || reason.isBlank()) {
            throw new ProblemException(HttpStatus.BAD_REQUEST, "missing-parameter", "reason");
        }
        String told = GivenText.atMost("reason", reason.strip(), LONGEST_REASON);
        return responses.of(imports.withdraw(id, told, caller.getName()), language, true);
    }

    /** Values of a file that is held to the small-cell rule are quoted to those who bring such files only. */
    private boolean mayQuote(Import imported, Authentication caller) {
        return caller.getAuthorities().stream()
                        .anyMatch(granted -> "observations:import".equals(granted.getAuthority()))
                || smallCells.mayBeQuoted(imported);
    }

    private Import find(long id) {
        return imports.find(id).orElseThrow(() -> new ProblemException(HttpStatus.NOT_FOUND, "unknown-import", id));
    }
}
