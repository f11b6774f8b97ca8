package org.vigie.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The chart's lint, its kept examples, its README and its size. */
class ChartDocumentsTests {
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    @ParameterizedTest
    @ValueSource(strings = {"us", "fr", "ch"})
    void lintFindsNothing(String country, @TempDir Path copy) throws IOException {
        try (Stream<Path> files = Files.walk(Chart.FOLDER)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = copy.resolve(Chart.FOLDER.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
        JsonNode values = YAML.readTree(copy.resolve("values.yaml").toFile());
        for (String over : List.of("values-" + country + ".yaml", "examples/values.yaml")) {
            merge((ObjectNode) values, YAML.readTree(copy.resolve(over).toFile()));
        }
        YAML.writeValue(copy.resolve("values.yaml").toFile(), values);
        LintResult result = new Helm(copy).lint().strict().call();
        assertThat(result.getMessages())
                .noneMatch(message -> message.contains("[ERROR]") || message.contains("[WARNING]"));
        assertThat(result.isFailed()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"us", "fr", "ch"})
    void theExampleIsWhatTheChartRenders(String country) throws IOException {
        Approved.compare(
                Chart.FOLDER.resolve("examples/" + country + "/rendered.yaml"),
                Chart.of(country).render().text());
    }

    @ParameterizedTest
    @ValueSource(strings = {"us", "fr", "ch"})
    void renderingTwiceGivesTheSame(String country) {
        assertThat(Chart.of(country).render().text())
                .isEqualTo(Chart.of(country).render().text());
    }

    @Test
    void theReadmeListsEveryValue() throws IOException {
        Path readme = Chart.FOLDER.resolve("README.md");
        String text = Files.readString(readme);
        String head = text.substring(0, text.indexOf("| value |"));
        Approved.compare(readme, head + ValuesTable.of(Files.readAllLines(Chart.FOLDER.resolve("values.yaml"))));
    }

    @Test
    void valuesStayShort() throws IOException {
        assertThat(Files.readAllLines(Chart.FOLDER.resolve("values.yaml"))).hasSizeLessThanOrEqualTo(250);
    }

    private static void merge(ObjectNode base, JsonNode over) {
        over.properties().forEach(field -> {
            JsonNode there = base.get(field.getKey());
            if (there instanceof ObjectNode inner && field.getValue().isObject()) {
                merge(inner, field.getValue());
            } else {
                base.set(field.getKey(), field.getValue());
            }
        });
    }
}
