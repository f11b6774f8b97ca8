package org.vigie.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a country has is deployed, what it lacks is nowhere, and nothing else differs. */
class CountryTests {
    @ParameterizedTest
    @ValueSource(strings = {"fr", "ch"})
    void noWorkloadExposesThePartnerApiOutsideTheUnitedStates(String country) {
        Manifests manifests = Chart.of(country).render();
        assertThat(manifests.all(Ingress.class))
                .extracting(made -> made.getMetadata().getName())
                .containsExactly("vigie-gateway");
        assertThat(withoutTheTest(manifests)).doesNotContain("partner");
    }

    @Test
    void theUnitedStatesExposeThePartnerApi() {
        assertThat(Chart.of("us").render().all(Ingress.class))
                .extracting(made -> made.getMetadata().getName())
                .containsExactlyInAnyOrder("vigie-gateway", "vigie-partner");
    }

    @Test
    void noSwissWorkloadIncludesDataviz() {
        assertThat(Chart.of("ch").render().text().toLowerCase(Locale.ROOT)).doesNotContain("dataviz");
    }

    @Test
    void theTestPodProbesWhatIsAbsent() {
        assertThat(Chart.of("fr").render().text()).contains("404=http://vigie-gateway:8080/partner/");
        assertThat(Chart.of("ch").render().text())
                .contains("404=http://vigie-gateway:8080/partner/", "404=http://vigie-gateway:8080/api/v1/figures/");
        assertThat(Chart.of("us").render().text()).doesNotContain("404=");
    }

    @ParameterizedTest
    @ValueSource(strings = {"us", "fr", "ch"})
    void theChartAgreesWithTheCountryProfile(String country) throws IOException {
        JsonNode profile = new ObjectMapper(new YAMLFactory())
                .readTree(Chart.REPOSITORY
                        .resolve("platform/src/main/resources/country/" + country + ".yaml")
                        .toFile())
                .path("country");
        List<String> features = new ArrayList<>();
        profile.path("features").forEach(feature -> features.add(feature.asText()));
        List<String> names = Chart.of(country).render().names();
        assertThat(names.contains("Deployment/vigie-dataviz")).isEqualTo(features.contains("DATAVIZ"));
        assertThat(names.contains("Ingress/vigie-partner")).isEqualTo(features.contains("PARTNER_API"));
    }

    @Test
    void countriesDifferOnlyAsApproved() throws IOException {
        Path approved = Chart.FOLDER.resolve("examples/differences.txt");
        String found = differences("fr", "us") + differences("fr", "ch");
        Approved.compare(approved, found);
    }

    private static String differences(String one, String other) throws IOException {
        Map<String, Set<String>> left = facts(one);
        Map<String, Set<String>> right = facts(other);
        StringBuilder text = new StringBuilder("# " + one + " and " + other + "\n");
        describe(left, right, "- ", text);
        describe(right, left, "+ ", text);
        return text.toString();
    }

    // an object that the other lacks is one line, not one for each of its fields
    private static void describe(
            Map<String, Set<String>> has, Map<String, Set<String>> lacks, String sign, StringBuilder text) {
        has.forEach((name, facts) -> {
            Set<String> others = lacks.get(name);
            if (others == null) {
                text.append(sign).append(name).append('\n');
            } else {
                facts.stream()
                        .filter(fact -> !others.contains(fact))
                        .forEach(fact ->
                                text.append(sign).append(name).append(fact).append('\n'));
            }
        });
    }

    private static Map<String, Set<String>> facts(String country) throws IOException {
        Map<String, Set<String>> facts = new TreeMap<>();
        for (String document : Manifests.documents(Chart.of(country).render().text())) {
            JsonNode object = new ObjectMapper(new YAMLFactory()).readTree(document);
            String name = object.path("kind").asText() + "/"
                    + object.path("metadata").path("name").asText();
            collect(object, "", country, facts.computeIfAbsent(neutral(name, country), any -> new TreeSet<>()));
        }
        return facts;
    }

    private static void collect(JsonNode node, String path, String country, Set<String> facts) {
        if (node.isObject()) {
            node.properties().forEach(field -> collect(field.getValue(), path + "." + field.getKey(), country, facts));
        } else if (node.isArray()) {
            node.forEach(item -> collect(item, path + "[]", country, facts));
        } else if (!path.contains(".checksum/")) {
            facts.add(path + " = " + neutral(node.asText().strip().replace("\n", "; "), country));
        }
    }

    // the country's own name is the same fact in every country
    private static String neutral(String text, String country) {
        return text.equals(country) ? "<country>" : text.replace("vigie-" + country, "vigie-<country>");
    }

    private static String withoutTheTest(Manifests manifests) {
        return Manifests.documents(manifests.text()).stream()
                .filter(document -> !document.contains("helm.sh/hook: test"))
                .reduce("", String::concat);
    }
}
