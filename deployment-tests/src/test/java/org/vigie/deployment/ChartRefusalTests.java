package org.vigie.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the chart will not install, and the words it refuses with. */
class ChartRefusalTests {
    /** {@code a-long-enough-password}, as a Secret holds it. */
    private static final String GOOD = "YS1sb25nLWVub3VnaC1wYXNzd29yZA==";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ch | services.dataviz.enabled | true  | services.dataviz.enabled: Switzerland has no dataviz-service
            fr | ingress.partner.enabled  | true  | ingress.partner.enabled: the country fr has no partner API
            ch | ingress.partner.enabled  | true  | ingress.partner.enabled: the country ch has no partner API
            us | services.auth.enabled    | false | services.auth.enabled: every country runs auth-service
            us | ingress.host             | ''    | ingress.host is empty
            us | ingress.tls.secret       | ''    | ingress.tls.secret is empty
            us | services.gateway.secret  | ''    | services.gateway.secret is empty
            us | services.dataviz.digest  | ''    | services.dataviz.digest is empty
            us | postgres.builtin.digest  | ''    | postgres.builtin.digest is empty
            us | postgres.builtin.secret  | ''    | postgres.builtin.secret is empty
            us | secrets.mode | external-secrets  | secrets.externalSecrets.store is empty
            us | services.gateway.autoscaling.min | 9 | services.gateway.autoscaling: min 9 is above max 6
            us | rollout.graceSeconds     | 30    | rollout.graceSeconds 30 must be more than
            """)
    void refusesWithTheNameOfTheSetting(String country, String name, String value, String message) {
        assertThatThrownBy(() -> Chart.of(country).with(name, value).render()).hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            postgres.external.host | backup.owner is empty
            backup.owner           | postgres.external.host is empty
            """)
    void refusesAnExternalDatabaseHalfDescribed(String given, String message) {
        Chart chart = Chart.of("us").with("postgres.mode", "external").with(given, "example");
        assertThatThrownBy(chart::render).hasMessageContaining(message);
    }

    @Test
    void refusesMoreConfirmingReplicasThanThereAre() {
        Chart chart =
                Chart.of("us").with("postgres.mode", "cloudnativepg").with("postgres.cloudnativepg.synchronous", 3);
        assertThatThrownBy(chart::render).hasMessageContaining("synchronous 3 must be less than instances 3");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            vigie-postgres |                      |                                  | the Secret vigie-postgres is missing
            vigie-postgres | password             | dG9vLXNob3J0                     | the key password of the Secret vigie-postgres is missing or shorter
            vigie-postgres | passwort             | YS1sb25nLWVub3VnaC1wYXNzd29yZA== | the key password of the Secret vigie-postgres is missing or shorter
            vigie-postgres | password             | Y2hhbmdlbWUtY2hhbmdlbWUtMTIzNA== | the key password of the Secret vigie-postgres is a well-known default
            """)
    void refusesSecretsOfTheClusterThatAreNoSecrets(String name, String key, String value, String message)
            throws IOException {
        Map<String, Map<String, String>> secrets = secrets();
        secrets.remove(name);
        if (key != null) {
            secrets.put(name, Map.of(key, value));
        }
        Chart chart = Chart.of("fr").inACluster(secrets).with("secrets.verify", true);
        assertThatThrownBy(chart::render).hasMessageContaining(message);
        assertThat(chart.with("secrets.verify", false).render().names()).contains("StatefulSet/vigie-postgres");
    }

    @Test
    void takesSecretsOfTheClusterThatAreGood() throws IOException {
        assertThat(Chart.of("fr")
                        .inACluster(secrets())
                        .with("secrets.verify", true)
                        .render()
                        .text())
                .isEqualTo(Chart.of("fr").render().text());
    }

    private static Map<String, Map<String, String>> secrets() throws IOException {
        JsonNode values = new ObjectMapper(new YAMLFactory())
                .readTree(Chart.FOLDER.resolve("values.yaml").toFile());
        Map<String, Map<String, String>> secrets = new TreeMap<>();
        for (String service : List.of("auth", "gateway", "prediction", "dataviz")) {
            Map<String, String> keys = new TreeMap<>();
            values.at("/services/" + service + "/secretKeys").forEach(key -> keys.put(key.asText(), GOOD));
            secrets.put("vigie-" + service, keys);
        }
        secrets.put("vigie-postgres", Map.of("password", GOOD));
        return secrets;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            country                                | de             | country
            service.gateway.replicas               | 2              | additional properties 'service' not allowed
            services.gateway.replcas               | 2              | additional properties 'replcas' not allowed
            services.search.enabled                | true           | additional properties 'search' not allowed
            services.gateway.replicas              | 0              | replicas
            services.gateway.digest                | latest         | digest
            services.gateway.resources.limits.cpu  | 2              | additional properties 'cpu' not allowed
            services.gateway.env.DB_PASSWORD       | hunter2hunter2 | DB_PASSWORD
            image.tag                              | latest         | tag
            rollout.preStopSeconds                 | 2              | preStopSeconds
            postgres.mode                          | sqlite         | mode
            postgres.external.sslMode              | disable        | sslMode
            networkPolicy.feeds[0]                 | feeds.example  | feeds
            networkPolicy.mail.cidr                | mail.example   | mail
            networkPolicy.mail.port                | 0              | mail
            backup.schedule                        | 0 2 * * *      | schedule
            ingress.host                           | https://a.b    | host
            """)
    void theSchemaRefusesWhatItDoesNotKnow(String name, String value, String message) {
        assertThatThrownBy(() -> Chart.of("us").with(name, value).render())
                .hasMessageContaining("values don't meet the specifications of the schema")
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"services.auth.secret", "services.gateway.secret", "postgres.builtin.secret"})
    void noDeploymentRunsWithoutASecret(String name) {
        for (String country : List.of("us", "fr", "ch")) {
            assertThatThrownBy(() -> Chart.of(country).with(name, "").render()).hasMessageContaining("k8s/secrets");
        }
    }
}
