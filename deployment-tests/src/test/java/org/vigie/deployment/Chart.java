package org.vigie.deployment;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.TemplateCommand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The chart with a country's values, rendered by Helm itself as on Kubernetes 1.36, hooks included. */
final class Chart {
    static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();
    static final Path FOLDER = REPOSITORY.resolve("helm/vigie");
    static final List<String> COUNTRIES = List.of("us", "fr", "ch");
    private static final Path WITH_HOOKS = copyWithHooks();

    private final String country;
    private final Map<String, Object> settings = new LinkedHashMap<>();

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

    /** Renders, or throws Helm's own refusal. */
    Manifests render() {
        TemplateCommand command = new Helm(WITH_HOOKS)
                .template()
                .withName("vigie")
                .withNamespace("vigie-" + country)
                .withKubeVersion("1.36.0")
                .withValuesFile(FOLDER.resolve("values-" + country + ".yaml"))
                .withValuesFile(FOLDER.resolve("examples/values.yaml"));
        settings.forEach(command::set);
        return Manifests.parse(command.call().replace("helm.sh/hook-left-in:", "helm.sh/hook:"));
    }

    // the template command leaves hooks out, so they are rendered under another name and renamed back
    private static Path copyWithHooks() {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            Path copy = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "chart");
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = copy.resolve(FOLDER.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.writeString(target, Files.readString(file).replace("helm.sh/hook:", "helm.sh/hook-left-in:"));
            }
            return copy.toAbsolutePath();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
