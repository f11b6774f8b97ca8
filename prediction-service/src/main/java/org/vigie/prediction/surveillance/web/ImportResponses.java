package org.vigie.prediction.surveillance.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.vigie.prediction.surveillance.Import;
import org.vigie.prediction.surveillance.ImportFinding;

/** Imports as they are answered, with each finding told in the reader's language. */
@Component
class ImportResponses {
    /** Rules that say what they found in words of their own; that of all others stands in the file like that. */
    private static final Set<String> FIND_PHRASES = Set.of(
            "field-count", "not-text", "no-row-for-target", "mixed-calendars", "repeated-row", "archive-too-large");

    private final MessageSource messages;
    private final Phrases phrases;

    ImportResponses(MessageSource messages, Phrases phrases) {
        this.messages = messages;
        this.phrases = phrases;
    }

    record ImportResponse(
            long id,
            String fileName,
            @Nullable String profile,
            List<String> profiles,
            String source,
            boolean synthetic,
            String state,
            @Nullable Long rows,
            @Nullable Long changes,
            @Nullable Long unchanged,
            Instant receivedAt,
            @Nullable Instant startedAt,
            @Nullable Instant finishedAt,
            String importedBy,
            @Nullable String withdrawnReason,
            List<FindingResponse> findings) {}

    /**
     * A finding in words.
     *
     * @param ruleName the rule in a few words
     * @param explanation what is wrong
     * @param message all of it in one sentence: where, what is wrong, what stands there, what was expected
     */
    record FindingResponse(
            String severity,
            String rule,
            String ruleName,
            @Nullable String entry,
            @Nullable Long line,
            @Nullable String column,
            @Nullable String found,
            @Nullable String expected,
            @Nullable String place,
            @Nullable LocalDate targetEndDate,
            String explanation,
            String message) {}

    /** @param quoted whether what stands in the file may be quoted to this reader */
    ImportResponse of(Import found, Locale language, boolean quoted) {
        return new ImportResponse(
                found.id(),
                found.fileName(),
                found.profile(),
                found.profiles(),
                found.source(),
                found.synthetic(),
                found.state().name().toLowerCase(Locale.ROOT),
                found.rows(),
                found.changes(),
                found.unchanged(),
                found.receivedAt(),
                found.startedAt(),
                found.finishedAt(),
                found.importedBy(),
                found.withdrawnReason(),
                findings(
                        quoted
                                ? found.findings()
                                : found.findings().stream()
                                        .map(ImportResponses::unquoted)
                                        .toList(),
                        found.fileName(),
                        language));
    }

    List<FindingResponse> findings(List<ImportFinding> findings, String fileName, Locale language) {
        return findings.stream().map(finding -> of(finding, fileName, language)).toList();
    }

    private static ImportFinding unquoted(ImportFinding finding) {
        return new ImportFinding(
                finding.severity(),
                finding.rule(),
                finding.line(),
                finding.column(),
                null,
                null,
                finding.place(),
                finding.targetEndDate(),
                finding.entry());
    }

    private FindingResponse of(ImportFinding finding, String fileName, Locale language) {
        return new FindingResponse(
                finding.severity().name().toLowerCase(Locale.ROOT),
                finding.rule(),
                messages.getMessage("rule." + finding.rule(), null, language),
                finding.entry(),
                finding.line(),
                finding.column(),
                found(finding, language),
                expected(finding, language),
                finding.place(),
                finding.targetEndDate(),
                explanation(finding, language),
                message(finding, fileName, language));
    }

    /** File, line and column, place and week, what is wrong, what stands there and what was expected. */
    String message(ImportFinding finding, String fileName, Locale language) {
        Long line = finding.line();
        String column = finding.column();
        String found = found(finding, language);
        StringBuilder text = new StringBuilder(fileName);
        if (finding.entry() != null) {
            text.append(", ").append(finding.entry());
        }
        if (line != null) {
            text.append(", ").append(messages.getMessage("finding.line", new Object[] {line}, language));
        }
        if (column != null) {
            text.append(", ").append(messages.getMessage("finding.column", new Object[] {column}, language));
        }
        if (finding.place() != null) {
            text.append(", ").append(finding.place());
            text.append(finding.targetEndDate() == null ? "" : " " + finding.targetEndDate());
        }
        text.append(": ").append(explanation(finding, language));
        if (found != null && !found.isEmpty()) {
            text.append(' ').append(messages.getMessage("finding.found", new Object[] {found}, language));
        }
        String expected = expected(finding, language);
        if (expected != null) {
            text.append(messages.getMessage("finding.expected", new Object[] {expected}, language));
        }
        return text.append('.').toString();
    }

    private String explanation(ImportFinding finding, Locale language) {
        return messages.getMessage("finding." + finding.rule(), null, language);
    }

    private @Nullable String expected(ImportFinding finding, Locale language) {
        String expected = finding.expected();
        if (expected == null) {
            return null;
        }
        return finding.rule().equals("ambiguous-profile")
                ? named(expected, language)
                : phrases.expected(expected, language);
    }

    /** What profiles are called, with the ids by which programs pass them. */
    private String named(String profiles, Locale language) {
        return Arrays.stream(profiles.split(", "))
                .map(id -> messages.getMessage("profile." + id, null, id, language) + " (" + id + ")")
                .collect(Collectors.joining(", "));
    }

    private @Nullable String found(ImportFinding finding, Locale language) {
        String found = finding.found();
        return found == null || !FIND_PHRASES.contains(finding.rule()) ? found : phrases.found(found, language);
    }
}
