package org.vigie.deployment;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.marcnuri.helm.Helm;
import com.marcnuri.helm.TemplateCommand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The chart with a country's values, rendered by Helm itself as on Kubernetes 1.36, hooks included. */
final class Chart {
    static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();
    static final Path FOLDER = REPOSITORY.resolve("helm/vigie");
    static final List<String> COUNTRIES = List.of("us", "fr", "ch");
    // the template command leaves hooks out, so they are rendered under another name and renamed back
    private static final Path WITH_HOOKS = copy(Map.of("helm.sh/hook:", "helm.sh/hook-left-in:"));
    // it asks no cluster either, so what an install would find there is given as a value
    private static final Path IN_A_CLUSTER = copy(Map.of(
            "helm.sh/hook:", "helm.sh/hook-left-in:",
            "lookup \"v1\" \"ServiceAccount\" .Release.Namespace \"default\"", "true",
            "lookup \"v1\" \"Secret\" .root.Release.Namespace .secret", "index .root.Values.global .secret"));

    private final String country;
    private final Map<String, Object> settings = new LinkedHashMap<>();
    private Path folder = WITH_HOOKS;
    private final List<Path> values = new ArrayList<>();

    private Chart(String country) {
        this.country = country;
    }

    static Chart of(String country) {
        return new Chart(country);
    }

    Chart with(String name, Object value) {
        settings.put(name, value);
        return this;
    }

    /** As an install sees it whose namespace has these Secrets, by name: their keys with their encoded values. */
    Chart inACluster(Map<String, Map<String, String>> secrets) {
        Map<String, Object> found = new TreeMap<>();
        secrets.forEach((name, keys) -> found.put(name, Map.of("data", keys)));
        try {
            Path file = Files.createTempFile(Path.of("target"), "cluster", ".yaml");
            new ObjectMapper().writeValue(file.toFile(), Map.of("global", found));
            values.add(file.toAbsolutePath());
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
        folder = IN_A_CLUSTER;
        return this;
    }

    /** Renders, or throws Helm's own refusal. */
    Manifests render() {
        TemplateCommand command = new Helm(folder)
                .template()
                .withName("vigie")
                .withNamespace("vigie-" + country)
                .withKubeVersion("1.36.0")
                .withValuesFile(FOLDER.resolve("values-" + country + ".yaml"))
                .withValuesFile(FOLDER.resolve("examples/values.yaml"));
        values.forEach(command::withValuesFile);
        settings.forEach(command::set);
        return Manifests.parse(command.call().replace("helm.sh/hook-left-in:", "helm.sh/hook:"));
    }

    private static Path copy(Map<String, String> changes) {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            Path copy = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "chart");
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String text = Files.readString(file);
                for (Map.Entry<String, String> change : changes.entrySet()) {
                    text = text.replace(change.getKey(), change.getValue());
                }
                Path target = copy.resolve(FOLDER.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.writeString(target, text);
            }
            return copy.toAbsolutePath();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
