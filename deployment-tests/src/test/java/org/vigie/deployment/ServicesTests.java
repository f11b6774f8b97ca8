package org.vigie.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the running services tell monitoring: their series, their logs, and one trace through all of them. */
class ServicesTests {
    // Prometheus makes these itself
    private static final Set<String> OF_PROMETHEUS = Set.of("up", "ALERTS");
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

    // a key and a text value in the wire format of protocol buffers
    private static final Pattern SERVICE_NAME = Pattern.compile("service\\.name\\x12.\\n.([a-z-]+)", Pattern.DOTALL);

    private static final Pattern FORM_TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    private static RunningServices services;

    @BeforeAll
    static void start() throws Exception {
        boolean built = RunningServices.names().stream().allMatch(name -> RunningServices.jar(name) != null);
        if ("true".equals(System.getenv("CI"))) {
            assertThat(built).as("the services' jars").isTrue();
        }
        assumeTrue(built, "the services' jars are missing: ./mvnw -DskipTests package");
        services = RunningServices.start();
        visit();
        SurveillanceWork.of(services);
    }

    @AfterAll
    static void stop() throws IOException {
        if (services != null) {
            services.close();
        }
    }

    /** What somebody does who may not, with names and passwords that no log may keep. */
    private static void visit() throws Exception {
        String gateway = services.url("gateway");
        String traced = "00-" + TRACE + "-b7ad6b7169203331-01";
        services.get(gateway + "/bff/session", "traceparent", traced);
        services.get(gateway + "/auth/.well-known/openid-configuration", "traceparent", traced);
        services.get(
                gateway + "/partner/v1/places?profile=flusight&name=" + RunningServices.CANARY, "traceparent", traced);
        services.get(services.url("dataviz") + "/v1/figures/fan-chart", "traceparent", traced);
        services.get(
                services.url("prediction") + "/v1/profiles",
                "traceparent",
                traced,
                "Authorization",
                "Bearer " + RunningServices.CANARY,
                "Cookie",
                "vigie=" + RunningServices.CANARY);
        String form = services.url("auth") + "/auth/sign-in";
        Matcher token = FORM_TOKEN.matcher(services.get(form).body());
        assertThat(token.find()).isTrue();
        var refused = services.post(
                form,
                "_csrf=" + token.group(1) + "&username=" + RunningServices.CANARY + "%40example.org&password="
                        + RunningServices.CANARY);
        assertThat(refused.statusCode()).isIn(200, 302, 303, 401);
        services.post(
                gateway + "/auth/oauth2/token",
                "grant_type=client_credentials&client_id=gateway&client_secret=" + RunningServices.CANARY);
    }

    @Test
    void alertsAndDashboardsAskOnlyForWhatTheServicesExport() throws Exception {
        Map<String, Set<String>> missing = new TreeMap<>(Monitoring.wantedSeries());
        // series of sources and models are read again a few times a minute
        SurveillanceWork.await("series of the last import and round", () -> {
            missing.keySet().removeAll(exported());
            return missing.containsKey("vigie_model_coverage_ratio");
        });
        assertThat(missing).isEmpty();
    }

    private static Set<String> exported() throws IOException, InterruptedException {
        Set<String> exported = new HashSet<>(OF_PROMETHEUS);
        for (String name : RunningServices.names()) {
            var scrape = services.management(name, "/actuator/prometheus");
            assertThat(scrape.statusCode()).as(name).isEqualTo(200);
            scrape.body()
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .forEach(line -> exported.add(line.split("[{ ]", 2)[0]));
        }
        return exported;
    }

    @Test
    void aRoundOfItsOwnWeekShowsCoverageAndSkill() throws Exception {
        String model = "profile=\"flusight\"";
        SurveillanceWork.await(
                "coverage of the ensemble", () -> !scrape().contains("vigie_model_coverage_ratio{interval=\"95\""));
        assertThat(scrape().lines().filter(line -> line.contains(model)))
                .anyMatch(line -> line.startsWith("vigie_model_relative_wis{model=\"ensemble\""))
                .anyMatch(line -> line.startsWith("vigie_round_duration_seconds{"))
                .anyMatch(line -> line.startsWith("vigie_source_as_of_timestamp_seconds{")
                        && line.contains("source=\"weekly-file\""))
                .anyMatch(line -> line.startsWith("vigie_import_lag_seconds{"));
        assertThat(services.management("gateway", "/actuator/prometheus").body())
                .contains("vigie_partner_calls_total{client=\"partner\",outcome=\"passed\"}");
    }

    private static String scrape() throws IOException, InterruptedException {
        return services.management("prediction", "/actuator/prometheus").body();
    }

    @Test
    void healthHasThreeGroupsAndNothingElseIsOpen() throws Exception {
        for (String name : RunningServices.names()) {
            for (String group : new String[] {"startup", "readiness", "liveness"}) {
                assertThat(services.management(name, "/actuator/health/" + group)
                                .statusCode())
                        .as(name + " " + group)
                        .isEqualTo(200);
            }
            assertThat(services.management(name, "/actuator/env").statusCode())
                    .as(name)
                    .isIn(401, 403, 404);
            assertThat(services.get(services.url(name) + "/actuator/prometheus").statusCode())
                    .as(name)
                    .isIn(401, 403, 404);
        }
    }

    @Test
    void everyLogLineIsJsonThatNamesItsService() throws Exception {
        for (String name : RunningServices.names()) {
            assertThat(services.log(name)).as(name).allSatisfy(line -> {
                JsonNode entry = JsonMapper.builder().build().readTree(line);
                assertThat(entry.path("@timestamp").asText()).isNotEmpty();
                assertThat(entry.path("service").path("name").asText()).startsWith(name);
                assertThat(entry.path("message").isTextual()).isTrue();
                String level = entry.path("log").path("level").asText();
                assertThat(line).contains(RunningServices.ERROR_IN_LOG.replace("ERROR", level));
            });
        }
    }

    @Test
    void noLogHoldsASecretOrWhatSomebodyTyped() throws Exception {
        for (String name : RunningServices.names()) {
            assertThat(services.log(name)).as(name).noneMatch(line -> line.contains(RunningServices.CANARY));
        }
    }

    @Test
    void oneTraceGoesThroughTheServices() throws Exception {
        byte[] trace = HexFormat.of().parseHex(TRACE);
        long end = System.nanoTime() + 60_000_000_000L;
        Set<String> found = new HashSet<>();
        // spans are sent in batches, some seconds later
        while (found.size() < 4 && System.nanoTime() < end) {
            for (byte[] batch : services.exported()) {
                String text = new String(batch, StandardCharsets.ISO_8859_1);
                if (text.contains(new String(trace, StandardCharsets.ISO_8859_1))) {
                    RunningServices.names().stream()
                            .filter(name -> SERVICE_NAME
                                    .matcher(text)
                                    .results()
                                    .anyMatch(of -> of.group(1).startsWith(name)))
                            .forEach(found::add);
                }
            }
            Thread.sleep(200);
        }
        assertThat(found).containsExactlyInAnyOrder("auth", "dataviz", "gateway", "prediction");
    }

    @Test
    void noSpanHoldsASecretOrWhatSomebodyTyped() {
        assertThat(services.exported())
                .noneMatch(batch -> new String(batch, StandardCharsets.ISO_8859_1).contains(RunningServices.CANARY));
    }
}
