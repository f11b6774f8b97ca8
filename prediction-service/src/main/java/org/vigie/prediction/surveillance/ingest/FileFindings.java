package org.vigie.prediction.surveillance.ingest;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.vigie.forecasting.hub.Finding;
import org.vigie.forecasting.hub.FindingRule;
import org.vigie.forecasting.hub.HubProfile;
import org.vigie.forecasting.hub.HubTargetData;
import org.vigie.forecasting.series.Revision;
import org.vigie.prediction.jobs.JobFailedException;
import org.vigie.prediction.surveillance.ImportFinding;
import org.vigie.prediction.surveillance.ImportFinding.Severity;
import org.vigie.prediction.surveillance.ingest.format.Origin;
import org.vigie.prediction.surveillance.ingest.format.RefusedFileException;
import org.vigie.prediction.surveillance.ingest.format.Table;

/** All that was found wrong with one file, each thing once, however many profiles it was read for. */
class FileFindings {
    private static final int MOST = 1_000;

    private final LocalDate today;
    private final LinkedHashSet<ImportFinding> found = new LinkedHashSet<>();
    private long unlisted;
    private long rows;
    private boolean refused;

    FileFindings(LocalDate today) {
        this.today = today;
    }

    /** A sink that also looks at each row for what the reader cannot know: what day it is. */
    Consumer<Revision> checked(Consumer<Revision> sink) {
        return revision -> {
            if (revision.asOf().isAfter(today.plusDays(1))) {
                add(new ImportFinding(
                        Severity.ERROR,
                        "future-as-of",
                        null,
                        "as_of",
                        revision.asOf().toString(),
                        "<= " + today,
                        revision.place(),
                        revision.targetEndDate()));
            }
            sink.accept(revision);
        };
    }

    /** What the reader found, told by the names and lines of the file as it was received. */
    void addAll(HubTargetData data, Table table) {
        rows += data.rows();
        unlisted += data.findings().errors()
                - data.findings().list().stream()
                        .filter(finding -> finding.severity() == FindingRule.Severity.ERROR)
                        .count();
        table.notices().forEach(this::add);
        data.findings().list().forEach(finding -> add(of(finding, table)));
    }

    /** Why there is no table in the file, or not to its end. */
    void refused(RefusedFileException refusal) {
        refused = true;
        add(refusal.finding());
    }

    boolean isRefused() {
        return refused;
    }

    void warn(List<ImportFinding> warnings) {
        warnings.forEach(this::add);
    }

    void nothingForAnyProfile(List<HubProfile> profiles) {
        add(new ImportFinding(
                Severity.ERROR,
                FindingRule.NO_ROW_FOR_TARGET.id(),
                null,
                "target",
                null,
                profiles.stream().map(HubProfile::target).collect(Collectors.joining(" | ")),
                null,
                null));
    }

    /** Why the file as a whole was refused; a second argument of the refusal names what would have been right. */
    void refused(JobFailedException refusal) {
        Object[] arguments = refusal.arguments();
        String rule = refusal.key().substring(refusal.key().indexOf('.') + 1);
        String expected = arguments.length > 1 ? String.valueOf(arguments[1]) : null;
        add(new ImportFinding(Severity.ERROR, rule, null, null, null, expected, null, null));
    }

    /** Keeps the first findings; an error takes the place of a warning where there are too many. */
    private void add(ImportFinding finding) {
        if (found.contains(finding)) {
            return;
        }
        boolean error = finding.severity() == Severity.ERROR;
        if (found.size() < MOST || (error && makeRoom())) {
            found.add(finding);
        } else if (error) {
            unlisted++;
        }
    }

    private boolean makeRoom() {
        return found.reversed().stream()
                .filter(each -> each.severity() == Severity.WARNING)
                .findFirst()
                .map(found::remove)
                .orElse(false);
    }

    private static ImportFinding of(Finding finding, Table table) {
        Origin origin = table.origin(finding.line(), finding.column());
        return new ImportFinding(
                finding.severity() == FindingRule.Severity.ERROR ? Severity.ERROR : Severity.WARNING,
                finding.rule().id(),
                origin.line(),
                origin.column(),
                finding.found(),
                finding.expected(),
                finding.place(),
                finding.targetEndDate(),
                origin.entry());
    }

    boolean hasErrors() {
        return found.stream().anyMatch(finding -> finding.severity() == Severity.ERROR);
    }

    /** How many errors there are, listed or not. */
    long errors() {
        return found.stream()
                        .filter(finding -> finding.severity() == Severity.ERROR)
                        .count()
                + unlisted;
    }

    long rows() {
        return rows;
    }

    List<ImportFinding> list() {
        List<ImportFinding> sorted = new ArrayList<>(found);
        sorted.sort(Comparator.comparing((ImportFinding finding) -> finding.entry() == null ? "" : finding.entry())
                .thenComparingLong(finding -> finding.line() == null ? 0 : finding.line()));
        return sorted;
    }
}
