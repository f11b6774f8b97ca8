package org.vigie.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The alerts are valid, fire when they should and only then, and each says what to do. */
class AlertTests {
    private static final Path TESTS = Path.of("src/test/monitoring").toAbsolutePath();
    private static final Path RUNBOOKS = Chart.REPOSITORY.resolve("docs/operations/runbooks");

    @Test
    void prometheusAcceptsTheRules() throws Exception {
        Promtool.succeeds(Monitoring.FOLDER, "check", "rules", "rules.yaml");
    }

    @Test
    void alertsFireAsTheirTestsSay() throws Exception {
        List<String> arguments = Stream.concat(
                        Stream.of("test", "rules"),
                        testFiles().stream().map(Path::getFileName).map(Path::toString))
                .toList();
        Promtool.succeeds(TESTS, arguments.toArray(String[]::new));
    }

    @Test
    void eachAlertIsTestedFiringAndNotFiring() throws IOException {
        var tested = Monitoring.tested(testFiles());
        assertThat(Monitoring.alerts())
                .isNotEmpty()
                .allSatisfy(alert ->
                        assertThat(tested.get(name(alert))).as(name(alert)).isEqualTo(Set.of(true, false)));
        assertThat(tested.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        Monitoring.alerts().stream().map(AlertTests::name).toList());
    }

    @Test
    void eachAlertHasARunbookAndEachRunbookAnAlert() throws IOException {
        assertThat(Monitoring.alerts())
                .allSatisfy(alert -> assertThat(
                                alert.path("annotations").path("runbook_url").asText())
                        .endsWith("/" + name(alert) + ".md"));
        try (Stream<Path> runbooks = Files.list(RUNBOOKS)) {
            assertThat(runbooks.map(page -> page.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(Monitoring.alerts().stream()
                            .map(alert -> name(alert) + ".md")
                            .toList());
        }
    }

    @Test
    void commandsOfRunbooksShowWholeLogsAndFindTheirErrors() throws IOException {
        try (Stream<Path> runbooks = Files.list(RUNBOOKS)) {
            for (Path page : runbooks.toList()) {
                String text = Files.readString(page);
                // with a selector kubectl shows the last ten lines of each pod otherwise
                assertThat(text.lines().filter(line -> line.contains("logs -l ")))
                        .as(page.toString())
                        .allMatch(line -> line.contains("--tail=-1"));
                assertThat(text.lines().filter(line -> line.contains("ERROR")))
                        .as(page.toString())
                        .allMatch(line -> line.contains("grep '" + RunningServices.ERROR_IN_LOG + "'"));
            }
        }
    }

    @Test
    void runbooksNamePagesAndDashboardsThatThereAre() throws IOException {
        Set<String> texts = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Chart.REPOSITORY.resolve("dashboard/src/i18n"))) {
            for (Path file : files.filter(each -> each.endsWith("en.json")).toList()) {
                new ObjectMapper().readTree(file.toFile()).forEach(text -> texts.add(text.asText()));
            }
        }
        try (Stream<Path> files = Files.list(Monitoring.FOLDER.resolve("dashboards"))) {
            for (Path file : files.toList()) {
                texts.addAll(new ObjectMapper().readTree(file.toFile()).findValuesAsText("title"));
            }
        }
        Pattern named = Pattern.compile("(?:[Pp]age|[Tt]able|Dashboard|row|panel) \\*([^*]+)\\*(?: or \\*([^*]+)\\*)?");
        try (Stream<Path> runbooks = Files.list(RUNBOOKS)) {
            for (Path page : runbooks.toList()) {
                assertThat(named.matcher(Files.readString(page))
                                .results()
                                .flatMap(name -> Stream.of(name.group(1), name.group(2)))
                                .filter(Objects::nonNull))
                        .as(page.toString())
                        .isSubsetOf(texts);
            }
        }
    }

    @Test
    void theOperatorsScrapeGivesTheLabelsThatAlertsNeed() {
        String monitor =
                Manifests.documents(Chart.of("us")
                                .with("monitoring.podMonitor", true)
                                .render()
                                .text())
                        .stream()
                        .filter(document -> document.contains("kind: PodMonitor"))
                        .findFirst()
                        .orElseThrow();
        assertThat(monitor)
                .contains("targetLabel: country")
                .contains("targetLabel: service")
                .contains("[__meta_kubernetes_pod_name], targetLabel: instance");
    }

    @Test
    void eachAlertSaysHowUrgentItIs() throws IOException {
        assertThat(Monitoring.alerts()).allSatisfy(alert -> {
            assertThat(alert.path("labels").path("severity").asText()).isIn("page", "ticket");
            assertThat(alert.path("annotations").path("summary").asText()).contains("$labels.country");
        });
    }

    @Test
    void readsTheSeriesOfAnExpression() {
        assertThat(PromQl.series(
                        "1 - sum by (le, uri) (rate(a_bucket{b=\"c{d}\"}[5m])) / on(x) max(e) > 14.4 * 0.1 and f"))
                .containsExactly("a_bucket", "e", "f");
    }

    private static List<Path> testFiles() throws IOException {
        try (Stream<Path> files = Files.list(TESTS)) {
            return files.filter(file -> file.toString().endsWith(".test.yaml"))
                    .sorted()
                    .toList();
        }
    }

    private static String name(JsonNode alert) {
        return alert.path("alert").asText();
    }
}
