package org.vigie.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.scheduling.v1.PriorityClass;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What an upgrade cannot change: Kubernetes refuses other values here for objects that a former release made. */
class ImmutableFieldsTests {
    private static final Path RELEASED = Chart.FOLDER.resolve("examples/immutable.txt");

    @Test
    void anUpgradeFromTheReleasedChartIsNotRefused() {
        Set<String> facts = new TreeSet<>();
        for (String country : Chart.COUNTRIES) {
            facts(country, Chart.of(country).render(), facts);
        }
        assertThat(RELEASED)
                .as("an upgrade would be refused or would need its objects deleted; only a new object may add lines")
                .hasContent(String.join("\n", facts) + "\n");
    }

    @Test
    void jobsAreMadeAnewAtEachUpgrade() {
        assertThat(Chart.of("us").render().all(Job.class))
                .isNotEmpty()
                .allSatisfy(job -> assertThat(job.getMetadata().getAnnotations().get("helm.sh/hook-delete-policy"))
                        .contains("before-hook-creation"));
    }

    private static void facts(String country, Manifests manifests, Set<String> facts) {
        manifests
                .all(Deployment.class)
                .forEach(made -> facts.add(country + " Deployment "
                        + made.getMetadata().getName() + " selector "
                        + sorted(made.getSpec().getSelector().getMatchLabels())));
        manifests.all(StatefulSet.class).forEach(made -> {
            String start = country + " StatefulSet " + made.getMetadata().getName() + " ";
            facts.add(start + "selector " + sorted(made.getSpec().getSelector().getMatchLabels()));
            facts.add(start + "serviceName " + made.getSpec().getServiceName());
            made.getSpec()
                    .getVolumeClaimTemplates()
                    .forEach(claim -> facts.add(start + "volume "
                            + claim.getMetadata().getName() + " "
                            + sorted(claim.getMetadata().getLabels()) + " "
                            + claim.getSpec().getAccessModes() + " "
                            + claim.getSpec().getResources().getRequests().get("storage") + " "
                            + claim.getSpec().getStorageClassName()));
        });
        manifests
                .all(Service.class)
                .forEach(made -> facts.add(country + " Service "
                        + made.getMetadata().getName() + " type "
                        + made.getSpec().getType() + " clusterIP "
                        + made.getSpec().getClusterIP()));
        manifests
                .all(PriorityClass.class)
                .forEach(made -> facts.add(
                        country + " PriorityClass " + made.getMetadata().getName() + " value " + made.getValue()));
    }

    private static Map<String, String> sorted(Map<String, String> labels) {
        return new TreeMap<>(labels);
    }
}
