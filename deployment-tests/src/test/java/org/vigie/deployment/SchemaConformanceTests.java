package org.vigie.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rendered objects hold only fields that Kubernetes knows, of the types it wants. */
class SchemaConformanceTests {
    /** Kinds of operators, which Kubernetes' own schema does not describe. */
    private static final List<String> OPERATORS =
            List.of("postgresql.cnpg.io/v1", "external-secrets.io/v1", "monitoring.coreos.com/v1");

    @ParameterizedTest
    @MethodSource("org.vigie.deployment.Variant#all")
    void fieldsAreKnownToTheTypedModel(Variant variant) {
        assertThat(variant.render().objects()).allSatisfy(object -> {
            if (!OPERATORS.contains(object.getApiVersion())) {
                assertThat(object.getClass().getSimpleName()).isEqualTo(object.getKind());
                assertThat(UnknownFields.of(object)).isEmpty();
            }
        });
    }

    @ParameterizedTest
    @MethodSource("org.vigie.deployment.Variant#all")
    void objectsConformToTheKubernetesDocument(Variant variant) throws IOException {
        assertThat(kubernetes().violations(variant.render().text(), OPERATORS)).isEmpty();
    }

    @Test
    void theTypedModelFindsMisspeltFields() {
        String wrong = """
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: a}
                spec:
                  selektor: {}
                  template:
                    spec:
                      containers: [{name: b, image: c, imagePulPolicy: Never}]
                """;
        assertThat(UnknownFields.of(Manifests.parse(wrong).objects().getFirst()))
                .containsExactlyInAnyOrder("selektor", "imagePulPolicy");
        assertThatThrownBy(() -> Manifests.parse(wrong.replace("selektor: {}", "replicas: two")))
                .hasStackTraceContaining("two");
    }

    @Test
    void theKubernetesDocumentFindsMisspeltFields() throws IOException {
        String wrong = """
                apiVersion: v1
                kind: Service
                metadata: {name: a}
                spec: {ports: [{prt: 80}], type: 3}
                """;
        assertThat(kubernetes().violations(wrong, OPERATORS))
                .containsExactlyInAnyOrder(
                        "Service/a: .spec.ports[0].prt is unknown",
                        "Service/a: .spec.ports[0].port is missing",
                        "Service/a: .spec.type is not a string");
    }

    private static KubernetesDocument kubernetes() throws IOException {
        String folder = System.getenv("VIGIE_SHARED_DATA");
        Path data = folder != null ? Path.of(folder) : Chart.REPOSITORY.resolveSibling("shared/data");
        Path document = data.resolve("kubernetes/openapi-1.36.json.gz");
        assumeTrue(
                Files.exists(document),
                "kubernetes/openapi-1.36.json.gz is absent: set VIGIE_SHARED_DATA to the folder that has it");
        return KubernetesDocument.read(document);
    }
}
