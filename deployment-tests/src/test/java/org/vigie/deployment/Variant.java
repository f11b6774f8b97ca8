package org.vigie.deployment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** One way to install the chart: a country, and optional values that are not on by default. */
record Variant(String country, String name, Map<String, Object> settings) {
    private static final Map<Variant, Manifests> RENDERED = new ConcurrentHashMap<>();
    private static final Map<String, Map<String, Object>> OPTIONS = Map.ofEntries(
            Map.entry("defaults", Map.of()),
            Map.entry("CloudNativePG", Map.of("postgres.mode", "cloudnativepg", "backup.objectStore", "vigie-store")),
            Map.entry("external PostgreSQL", externalPostgres()),
            Map.entry(
                    "External Secrets",
                    Map.of("secrets.mode", "external-secrets", "secrets.externalSecrets.store", "vault")),
            Map.entry("private CA", Map.of("caBundle.configMap", "authority", "caBundle.pkcs12Key", "ca.p12")),
            Map.entry("residency", Map.of("residency.nodeSelector.place", "here")),
            Map.entry("no network policies", Map.of("networkPolicy.enabled", false)),
            Map.entry("feeds", Map.of("networkPolicy.feeds[0]", "192.0.2.0/24")),
            Map.entry("mail", Map.of("networkPolicy.mail.cidr", "192.0.2.25/32", "networkPolicy.mail.port", 465)),
            Map.entry("no priority classes", Map.of("priorityClass.create", false)),
            Map.entry(
                    "Prometheus operator",
                    Map.of("monitoring.podMonitor", true, "monitoring.rules", true, "monitoring.dashboards", true)),
            Map.entry("no migration job", Map.of("rollout.migrateBeforeUpgrade", false)),
            Map.entry(
                    "all autoscaled",
                    Map.of(
                            "services.gateway.autoscaling.enabled", true,
                            "services.auth.autoscaling.enabled", true,
                            "services.prediction.autoscaling.enabled", true)),
            Map.entry("certificates", Map.of("ingress.tls.clusterIssuer", "authority", "ingress.className", "nginx")),
            Map.entry("traces", Map.of("monitoring.traces.endpoint", "http://collector.monitoring:4318/v1/traces")),
            Map.entry("private registry", Map.of("image.pullSecrets[0]", "registry")),
            Map.entry("by tag", byTag()),
            Map.entry(
                    "more settings",
                    Map.of(
                            "services.prediction.env.VIGIE_JOBS_THREADS", "two",
                            "services.prediction.jvmOptions", "-Xmx512m")));

    static List<Variant> all() {
        List<Variant> variants = new ArrayList<>();
        for (String country : Chart.COUNTRIES) {
            OPTIONS.forEach((name, settings) -> variants.add(new Variant(country, name, settings)));
        }
        return variants;
    }

    Manifests render() {
        return RENDERED.computeIfAbsent(this, Variant::renderOnce);
    }

    private Manifests renderOnce() {
        Chart chart = Chart.of(country);
        settings.forEach(chart::with);
        return chart.render();
    }

    @Override
    public String toString() {
        return country + ", " + name;
    }

    private static Map<String, Object> externalPostgres() {
        return Map.of(
                "postgres.mode", "external",
                "postgres.external.host", "db.example.org",
                "postgres.external.readOnlyHost", "db-ro.example.org",
                "postgres.external.cidr", "10.20.0.0/24",
                "backup.owner", "the database team");
    }

    private static Map<String, Object> byTag() {
        return Map.of(
                "image.allowTag", true,
                "image.tag", "v1",
                "services.gateway.digest", "",
                "services.auth.digest", "",
                "services.prediction.digest", "",
                "services.dataviz.digest", "",
                "postgres.builtin.digest", "");
    }
}
