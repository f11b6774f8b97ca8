package org.vigie.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What every workload of every variant of the chart must be. */
class WorkloadContractTests {
    @ParameterizedTest
    @MethodSource("org.vigie.deployment.Variant#all")
    void podsKeepToTheRestrictedStandard(Variant variant) {
        Manifests manifests = variant.render();
        manifests.pods().forEach((name, pod) -> {
            var security = pod.getSecurityContext();
            assertThat(security.getRunAsNonRoot()).as(name).isTrue();
            assertThat(security.getRunAsUser()).as(name).isGreaterThan(10000);
            assertThat(security.getRunAsGroup()).as(name).isGreaterThan(10000);
            assertThat(security.getSeccompProfile().getType()).as(name).isEqualTo("RuntimeDefault");
            assertThat(pod.getHostNetwork()).as(name).isNull();
            assertThat(pod.getVolumes()).as(name).noneMatch(volume -> volume.getHostPath() != null);
        });
    }

    @ParameterizedTest
    @MethodSource("org.vigie.deployment.Variant#all")
    void containersKeepToTheRestrictedStandard(Variant variant) {
        Manifests manifests = variant.render();
        manifests
                .pods()
                .forEach((name, pod) -> assertThat(pod.getContainers()).as(name).allSatisfy(container -> {
                    SecurityContext security = container.getSecurityContext();
                    assertThat(security.getAllowPrivilegeEscalation()).isFalse();
                    assertThat(security.getReadOnlyRootFilesystem()).isTrue();
                    assertThat(security.getCapabilities().getDrop()).containsExactly("ALL");
                    assertThat(security.getCapabilities().getAdd()).isEmpty();
                }));
    }

    @ParameterizedTest
    @MethodSource("org.vigie.deployment.Variant#all")
    void podsWriteOnlyToTmpOrTheirData(Variant variant) {
        Manifests manifests = variant.render();
        manifests.pods().forEach((name, pod) -> {
            assertThat(pod.getVolumes())
                    .as(name)
                    .filteredOn(volume -> volume.getName().equals("tmp"))
                    .singleElement()
                    .satisfies(
                            tmp -> assertThat(tmp.getEmptyDir().getSizeLimit()).isNotNull());
            assertThat(pod.getContainers())
                    .as(name)
                    .allSatisfy(container -> assertThat(writable(container))
                            .contains("/tmp")
                            .isSubsetOf("/tmp", "/dev/shm", "/var/lib/postgresql/data"));
        });
    }

    @ParameterizedTest
    @MethodSource("org.vigie.deployment.Variant#all")
    void podsHaveAnAccountWithoutToken(Variant variant) {
        Manifests manifests = variant.render();
        assertThat(manifests.all(ServiceAccount.class))
                .isNotEmpty()
                .allSatisfy(account ->
                        assertThat(account.getAutomountServiceAccountToken()).isFalse());
        manifests.pods().forEach((name, pod) -> {
            assertThat(pod.getAutomountServiceAccountToken()).as(name).isFalse();
            manifests.get(ServiceAccount.class, pod.getServiceAccountName());
        });
        assertThat(manifests.all(Deployment.class).map(made -> pod(made).getServiceAccountName()))
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("org.vigie.deployment.Variant#all")
    void memoryIsLimitedAndProcessorTimeIsNot(Variant variant) {
        Manifests manifests = variant.render();
        manifests
                .pods()
                .forEach((name, pod) -> assertThat(pod.getContainers()).as(name).allSatisfy(container -> {
                    assertThat(container.getResources().getRequests()).containsOnlyKeys("cpu", "memory");
                    assertThat(container.getResources().getLimits()).containsOnlyKeys("memory");
                }));
    }

    @ParameterizedTest
    @MethodSource("org.vigie.deployment.Variant#all")
    void imagesComeByDigestUnlessTagsAreAllowed(Variant variant) {
        Manifests manifests = variant.render();
        String image = "registry\\.example\\.org/vigie/[a-z-]+"
                + (variant.name().equals("by tag") ? ":v1" : "@sha256:[0-9a-f]{64}");
        manifests
                .pods()
                .forEach((name, pod) -> assertThat(pod.getContainers())
                        .as(name)
                        .allSatisfy(
                                container -> assertThat(container.getImage()).matches(image)));
    }

    @ParameterizedTest
    @MethodSource("org.vigie.deployment.Variant#all")
    void servicesRollWithoutLosingRequests(Variant variant) {
        Manifests manifests = variant.render();
        assertThat(manifests.all(Deployment.class)).isNotEmpty().allSatisfy(deployment -> {
            var rolling = deployment.getSpec().getStrategy().getRollingUpdate();
            assertThat(rolling.getMaxUnavailable().getIntVal()).isZero();
            Container container = pod(deployment).getContainers().getFirst();
            long sleep = container.getLifecycle().getPreStop().getSleep().getSeconds();
            long shutdown = Long.parseLong(environment(container)
                    .get("SPRING_LIFECYCLE_TIMEOUTPERSHUTDOWNPHASE")
                    .replace("s", ""));
            long drain =
                    Long.parseLong(environment(container).get("VIGIE_DRAIN").replace("s", ""));
            assertThat(sleep).isGreaterThanOrEqualTo(8);
            assertThat(pod(deployment).getTerminationGracePeriodSeconds()).isGreaterThan(sleep + drain + shutdown);
        });
    }

    @ParameterizedTest
    @MethodSource("org.vigie.deployment.Variant#all")
    void probesAskThreeDifferentQuestions(Variant variant) {
        Manifests manifests = variant.render();
        assertThat(manifests.all(Deployment.class)).allSatisfy(deployment -> {
            Container container = pod(deployment).getContainers().getFirst();
            assertThat(path(container.getStartupProbe())).isEqualTo("/actuator/health/startup");
            assertThat(path(container.getReadinessProbe())).isEqualTo("/actuator/health/readiness");
            assertThat(path(container.getLivenessProbe())).isEqualTo("/actuator/health/liveness");
            assertThat(environment(container))
                    .hasEntrySatisfying(
                            "MANAGEMENT_ENDPOINT_HEALTH_GROUP_STARTUP_INCLUDE",
                            included -> assertThat(included).contains("db"))
                    .doesNotContainKey("MANAGEMENT_ENDPOINT_HEALTH_GROUP_LIVENESS_INCLUDE");
        });
    }

    @ParameterizedTest
    @MethodSource("org.vigie.deployment.Variant#all")
    void replicasAreSpreadAndSurviveEvictionOneByOne(Variant variant) {
        Manifests manifests = variant.render();
        Set<String> autoscaled = manifests
                .all(HorizontalPodAutoscaler.class)
                .map(scaler -> scaler.getSpec().getScaleTargetRef().getName())
                .collect(Collectors.toSet());
        Set<String> budgeted = manifests
                .all(PodDisruptionBudget.class)
                .map(budget -> budget.getMetadata().getName())
                .collect(Collectors.toSet());
        assertThat(manifests.all(Deployment.class)).allSatisfy(deployment -> {
            String name = deployment.getMetadata().getName();
            Integer replicas = deployment.getSpec().getReplicas();
            assertThat(replicas == null).isEqualTo(autoscaled.contains(name));
            assertThat(budgeted.contains(name)).isEqualTo(replicas == null || replicas > 1);
            assertThat(pod(deployment).getTopologySpreadConstraints())
                    .extracting("topologyKey")
                    .containsExactly("topology.kubernetes.io/zone", "kubernetes.io/hostname");
        });
    }

    @ParameterizedTest
    @MethodSource("org.vigie.deployment.Variant#all")
    void budgetsAndScalersAreSafe(Variant variant) {
        Manifests manifests = variant.render();
        assertThat(manifests.all(PodDisruptionBudget.class)).allSatisfy(budget -> {
            assertThat(budget.getSpec().getUnhealthyPodEvictionPolicy()).isEqualTo("AlwaysAllow");
            assertThat(budget.getSpec().getMaxUnavailable().getIntVal()).isOne();
        });
        assertThat(manifests.all(HorizontalPodAutoscaler.class)).allSatisfy(scaler -> {
            assertThat(scaler.getSpec().getBehavior().getScaleDown()).isNotNull();
            assertThat(scaler.getSpec().getMinReplicas()).isGreaterThan(1);
        });
    }

    @ParameterizedTest
    @MethodSource("org.vigie.deployment.Variant#all")
    void theDatabaseHasAConnectionForEveryPodThatThereCanBe(Variant variant) throws IOException {
        Manifests manifests = variant.render();
        Matcher limit = Pattern.compile("max_connections(?:=|: \")(\\d+)").matcher(manifests.text());
        boolean ours = limit.find();
        assertThat(ours).isNotEqualTo(variant.name().equals("external PostgreSQL"));
        Map<String, Integer> most = new TreeMap<>();
        manifests
                .all(Deployment.class)
                .forEach(made -> most.put(
                        made.getMetadata().getName(),
                        Objects.requireNonNullElse(made.getSpec().getReplicas(), 1)));
        manifests
                .all(HorizontalPodAutoscaler.class)
                .forEach(scaler -> most.put(
                        scaler.getSpec().getScaleTargetRef().getName(),
                        scaler.getSpec().getMaxReplicas()));
        int connections = 0;
        for (var pods : most.entrySet()) {
            // one more while they are replaced, and the job that migrates before
            connections += (pods.getValue() + 2) * pool(pods.getKey().replace("vigie-", ""));
        }
        // PostgreSQL keeps three for itself
        assertThat(connections).isLessThanOrEqualTo(ours ? Integer.parseInt(limit.group(1)) - 3 : Integer.MAX_VALUE);
    }

    private static int pool(String service) throws IOException {
        return new ObjectMapper(new YAMLFactory())
                .readTree(Chart.REPOSITORY
                        .resolve(service + "-service/src/main/resources/application.yaml")
                        .toFile())
                .at("/spring/datasource/hikari/maximum-pool-size")
                .asInt();
    }

    @ParameterizedTest
    @MethodSource("org.vigie.deployment.Variant#all")
    void selectorsFindTheirPodsAndOutliveTheChartVersion(Variant variant) {
        Manifests manifests = variant.render();
        assertThat(manifests.all(Deployment.class)).allSatisfy(deployment -> {
            Map<String, String> labels =
                    deployment.getSpec().getTemplate().getMetadata().getLabels();
            Service service =
                    manifests.get(Service.class, deployment.getMetadata().getName());
            assertThat(labels)
                    .containsAllEntriesOf(deployment.getSpec().getSelector().getMatchLabels())
                    .containsAllEntriesOf(service.getSpec().getSelector())
                    .doesNotContainKey("helm.sh/chart");
        });
    }

    @ParameterizedTest
    @MethodSource("org.vigie.deployment.Variant#all")
    void noSecretIsInTheManifests(Variant variant) {
        Manifests manifests = variant.render();
        assertThat(manifests.names()).noneMatch(name -> name.startsWith("Secret/"));
        manifests
                .pods()
                .forEach((name, pod) -> assertThat(pod.getContainers())
                        .as(name)
                        .flatExtracting(container -> environment(container).keySet())
                        .noneMatch(variable -> variable.toString().matches(".*(PASSWORD|SECRET(?!S/)).*")));
    }

    @ParameterizedTest
    @MethodSource("org.vigie.deployment.Variant#all")
    void everyObjectSaysWhatItBelongsTo(Variant variant) {
        Manifests manifests = variant.render();
        assertThat(manifests.objects())
                .map(HasMetadata::getMetadata)
                .allSatisfy(metadata -> assertThat(metadata.getLabels())
                        .containsEntry("app.kubernetes.io/name", "vigie")
                        .containsEntry("app.kubernetes.io/instance", "vigie"));
    }

    @Test
    void aClusterOfOneInstanceHasNoReplicaToReadFrom() {
        Chart chart = Chart.of("us").with("postgres.mode", "cloudnativepg");
        assertThat(chart.render().container("vigie-dataviz").getEnv())
                .anyMatch(set -> "jdbc:postgresql://vigie-db-ro:5432/epi".equals(set.getValue()));
        assertThat(chart.with("postgres.cloudnativepg.instances", 1)
                        .render()
                        .container("vigie-dataviz")
                        .getEnv())
                .anyMatch(set -> "jdbc:postgresql://vigie-db-rw:5432/epi".equals(set.getValue()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            verify-full | ''        | sslmode=verify-full&sslfactory=org.postgresql.ssl.DefaultJavaSSLFactory
            verify-full | authority | sslmode=verify-full&sslrootcert=/etc/vigie/ca/ca.crt
            require     | ''        | sslmode=require
            """)
    void anExternalServersCertificateIsChecked(String mode, String bundle, String parameters) {
        Chart chart = Chart.of("ch")
                .with("postgres.mode", "external")
                .with("postgres.external.host", "db.example.org")
                .with("postgres.external.cidr", "10.20.0.0/24")
                .with("postgres.external.sslMode", mode)
                .with("backup.owner", "the database team")
                .with("caBundle.configMap", bundle);
        assertThat(environment(chart.render().container("vigie-auth")))
                .containsEntry("SPRING_DATASOURCE_URL", "jdbc:postgresql://db.example.org:5432/auth?" + parameters);
    }

    @Test
    void theTestsPodStaysForItsLog() {
        assertThat(Chart.of("us")
                        .render()
                        .get(Pod.class, "vigie-test")
                        .getMetadata()
                        .getAnnotations())
                .containsEntry("helm.sh/hook-delete-policy", "before-hook-creation");
    }

    private static PodSpec pod(Deployment deployment) {
        PodSpec pod = deployment.getSpec().getTemplate().getSpec();
        assertThat(pod.getInitContainers()).isEmpty();
        return pod;
    }

    private static List<String> writable(Container container) {
        return container.getVolumeMounts().stream()
                .filter(mount -> !Boolean.TRUE.equals(mount.getReadOnly()))
                .map(VolumeMount::getMountPath)
                .toList();
    }

    private static String path(Probe probe) {
        assertThat(probe.getHttpGet().getPort().getStrVal()).isEqualTo("management");
        return probe.getHttpGet().getPath();
    }

    private static Map<String, String> environment(Container container) {
        return container.getEnv().stream().collect(Collectors.toMap(set -> set.getName(), set -> set.getValue()));
    }
}
