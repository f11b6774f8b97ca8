package org.vigie.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.LabelSelectorRequirement;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The arrows between pods that the network policies let through are those of the blueprint. */
class NetworkPolicyTests {
    private static final String COMPONENT = "app.kubernetes.io/component";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            us | auth>postgres, dataviz>auth, dataviz>postgres, dataviz>prediction, gateway>auth, gateway>dataviz, gateway>postgres, gateway>prediction, prediction>auth, prediction>postgres, test>gateway
            fr | auth>postgres, dataviz>auth, dataviz>postgres, dataviz>prediction, gateway>auth, gateway>dataviz, gateway>postgres, gateway>prediction, prediction>auth, prediction>postgres, test>gateway
            ch | auth>postgres, gateway>auth, gateway>postgres, gateway>prediction, prediction>auth, prediction>postgres, test>gateway
            """)
    void onlyTheBlueprintsArrowsPass(String country, String arrows) {
        Manifests manifests =
                Chart.of(country).with("rollout.migrateBeforeUpgrade", false).render();
        Set<String> wanted = new TreeSet<>(List.of(arrows.split(", ")));
        assertThat(egress(manifests)).isEqualTo(wanted);
        assertThat(ingress(manifests)).isEqualTo(wanted);
    }

    @Test
    void migrationsReachTheDatabaseOnly() {
        Manifests manifests = Chart.of("us").render();
        assertThat(egress(manifests))
                .filteredOn(arrow -> arrow.contains("-migration"))
                .containsExactly(
                        "auth-migration>postgres", "gateway-migration>postgres", "prediction-migration>postgres");
        assertThat(ingress(manifests)).containsAll(egress(manifests));
    }

    @Test
    void everythingElseIsDeniedBothWays() {
        NetworkPolicy denial = Chart.of("us").render().get(NetworkPolicy.class, "vigie-default-deny");
        assertThat(denial.getSpec().getPolicyTypes()).containsExactly("Ingress", "Egress");
        assertThat(denial.getSpec().getIngress()).isEmpty();
        assertThat(denial.getSpec().getEgress()).isEmpty();
        assertThat(denial.getSpec().getPodSelector().getMatchLabels()).isNullOrEmpty();
        assertThat(denial.getSpec().getPodSelector().getMatchExpressions()).isNullOrEmpty();
    }

    @Test
    void onlyAuthReachesTheMailServer() {
        assertThat(Chart.of("fr")
                        .with("networkPolicy.mail.cidr", "192.0.2.25/32")
                        .render()
                        .all(NetworkPolicy.class))
                .filteredOn(policy -> policy.getSpec().getEgress().stream()
                        .flatMap(rule -> rule.getTo().stream())
                        .anyMatch(peer -> peer.getIpBlock() != null))
                .extracting(policy -> policy.getMetadata().getName())
                .containsExactly("vigie-auth");
    }

    @Test
    void certificatesCanBeProvedOnlyToVisitors() {
        NetworkPolicy policy = Chart.of("us")
                .with("ingress.tls.clusterIssuer", "authority")
                .render()
                .get(NetworkPolicy.class, "vigie-certificate");
        assertThat(policy.getSpec().getEgress()).isEmpty();
        assertThat(policy.getSpec().getIngress())
                .singleElement()
                .satisfies(rule ->
                        assertThat(rule.getFrom()).singleElement().matches(NetworkPolicyTests::isIngressController));
    }

    @Test
    void onlyTheGatewayIsOpenToTheIngressController() {
        assertThat(Chart.of("us").render().all(NetworkPolicy.class))
                .filteredOn(policy -> policy.getSpec().getIngress().stream()
                        .flatMap(rule -> rule.getFrom().stream())
                        .anyMatch(NetworkPolicyTests::isIngressController))
                .extracting(policy -> policy.getMetadata().getName())
                .containsExactly("vigie-gateway");
    }

    @Test
    void metricsAreOpenToTheMonitoringNamespaceAlone() {
        assertThat(Chart.of("us").render().all(NetworkPolicy.class))
                .flatExtracting(policy -> policy.getSpec().getIngress())
                .filteredOn(rule -> rule.getPorts().stream()
                        .anyMatch(port ->
                                Integer.valueOf(9080).equals(port.getPort().getIntVal())))
                .hasSize(4)
                .allSatisfy(rule -> assertThat(rule.getFrom())
                        .singleElement()
                        .satisfies(
                                peer -> assertThat(peer.getNamespaceSelector().getMatchLabels())
                                        .containsEntry("kubernetes.io/metadata.name", "monitoring")));
    }

    @Test
    void onlyPredictionReachesTheFeeds() {
        assertThat(Chart.of("fr")
                        .with("networkPolicy.feeds[0]", "192.0.2.0/24")
                        .render()
                        .all(NetworkPolicy.class))
                .filteredOn(policy -> policy.getSpec().getEgress().stream()
                        .flatMap(rule -> rule.getTo().stream())
                        .anyMatch(peer -> peer.getIpBlock() != null))
                .extracting(policy -> policy.getMetadata().getName())
                .containsExactly("vigie-prediction");
    }

    private static Set<String> egress(Manifests manifests) {
        Set<String> arrows = new TreeSet<>();
        manifests.all(NetworkPolicy.class).forEach(policy -> {
            for (String from : components(policy.getSpec().getPodSelector())) {
                policy.getSpec().getEgress().stream()
                        .flatMap(rule -> rule.getTo().stream())
                        .flatMap(peer -> components(peer).stream())
                        .forEach(to -> arrows.add(from + ">" + to));
            }
        });
        return arrows;
    }

    private static Set<String> ingress(Manifests manifests) {
        Set<String> arrows = new TreeSet<>();
        manifests.all(NetworkPolicy.class).forEach(policy -> {
            for (String to : components(policy.getSpec().getPodSelector())) {
                policy.getSpec().getIngress().stream()
                        .flatMap(rule -> rule.getFrom().stream())
                        .flatMap(peer -> components(peer).stream())
                        .forEach(from -> arrows.add(from + ">" + to));
            }
        });
        return arrows;
    }

    private static List<String> components(NetworkPolicyPeer peer) {
        return peer.getPodSelector() == null || peer.getNamespaceSelector() != null
                ? List.of()
                : components(peer.getPodSelector());
    }

    private static List<String> components(LabelSelector selector) {
        List<String> components = new ArrayList<>();
        if (selector.getMatchLabels() != null && selector.getMatchLabels().containsKey(COMPONENT)) {
            components.add(selector.getMatchLabels().get(COMPONENT));
        }
        selector.getMatchExpressions().stream()
                .map(LabelSelectorRequirement::getValues)
                .forEach(components::addAll);
        return components;
    }

    private static boolean isIngressController(NetworkPolicyPeer peer) {
        return peer.getNamespaceSelector() != null
                && "kube-system"
                        .equals(peer.getNamespaceSelector().getMatchLabels().get("kubernetes.io/metadata.name"));
    }
}
