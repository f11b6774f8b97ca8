package org.vigie.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The alert rules and dashboards that the chart carries. */
final class Monitoring {
    static final Path FOLDER = Chart.FOLDER.resolve("files/monitoring");
    static final Path RULES = FOLDER.resolve("rules.yaml");
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private Monitoring() {}

    static List<JsonNode> alerts() throws IOException {
        return rules().filter(rule -> rule.has("alert")).toList();
    }

    /** Each alert with the series its tests expect: true where it fires, false where it does not. */
    static Map<String, Set<Boolean>> tested(List<Path> tests) throws IOException {
        Map<String, Set<Boolean>> tested = new TreeMap<>();
        for (Path file : tests) {
            for (JsonNode test : YAML.readTree(file.toFile()).path("tests")) {
                for (JsonNode expected : test.path("alert_rule_test")) {
                    tested.computeIfAbsent(expected.path("alertname").asText(), name -> new TreeSet<>())
                            .add(!expected.path("exp_alerts").isEmpty());
                }
            }
        }
        return tested;
    }

    /** What asks for each series: a rule or a dashboard; series that a rule itself records are left out. */
    static Map<String, Set<String>> wantedSeries() throws IOException {
        Map<String, Set<String>> wanted = new TreeMap<>();
        for (JsonNode rule : rules().toList()) {
            String by = rule.path("alert").asText(rule.path("record").asText());
            PromQl.series(rule.path("expr").asText()).forEach(name -> put(wanted, name, by));
        }
        try (Stream<Path> dashboards = Files.list(FOLDER.resolve("dashboards"))) {
            for (Path dashboard : dashboards.toList()) {
                for (String expression : YAML.readTree(dashboard.toFile()).findValuesAsText("expr")) {
                    PromQl.series(expression).forEach(name -> put(wanted, name, dashboard.getFileName() + ""));
                }
            }
        }
        rules().forEach(rule -> wanted.remove(rule.path("record").asText()));
        return wanted;
    }

    private static void put(Map<String, Set<String>> wanted, String name, String by) {
        wanted.computeIfAbsent(name, none -> new TreeSet<>()).add(by);
    }

    private static Stream<JsonNode> rules() throws IOException {
        return StreamSupport.stream(YAML.readTree(RULES.toFile()).path("groups").spliterator(), false)
                .flatMap(group -> StreamSupport.stream(group.path("rules").spliterator(), false));
    }
}
