package org.vigie.platform.observability;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.health.actuate.endpoint.CompositeHealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.core.env.Environment;

/** What those who keep the installation running may know of this process. */
public class OwnState {
    private final Environment environment;
    private final ObjectProvider<HealthEndpoint> health;
    private final ObjectProvider<MeterRegistry> meters;

    OwnState(Environment environment, ObjectProvider<HealthEndpoint> health, ObjectProvider<MeterRegistry> meters) {
        this.environment = environment;
        this.health = health;
        this.meters = meters;
    }

    /**
     * A process of a service.
     *
     * @param instance name of the pod or host
     * @param parts what its health rests on, each {@code UP} or not, such as {@code db}
     * @param poolActive connections to the database in use; null without a database
     * @param poolWaiting how many wait for a connection to the database
     */
    public record State(
            String name,
            String version,
            String instance,
            Instant startedAt,
            String status,
            Map<String, String> parts,
            long heapUsedBytes,
            long heapMaxBytes,
            @Nullable Long poolActive,
            @Nullable Long poolMax,
            @Nullable Long poolWaiting) {}

    /** Asks everything that health rests on, so it may take as long as the slowest of it. */
    public State read() {
        Map<String, String> parts = new TreeMap<>();
        String status = "UNKNOWN";
        HealthEndpoint endpoint = health.getIfAvailable();
        if (endpoint != null) {
            var whole = endpoint.health();
            status = whole.getStatus().getCode();
            var components = whole instanceof CompositeHealthDescriptor composite ? composite.getComponents() : null;
            if (components != null) {
                components.forEach(
                        (name, part) -> parts.put(name, part.getStatus().getCode()));
            }
        }
        Runtime memory = Runtime.getRuntime();
        return new State(
                environment.getProperty("spring.application.name", ""),
                environment.getProperty("spring.application.version", ""),
                environment.getProperty("HOSTNAME", ""),
                Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime()),
                status,
                parts,
                memory.totalMemory() - memory.freeMemory(),
                memory.maxMemory(),
                gauge("hikaricp.connections.active"),
                gauge("hikaricp.connections.max"),
                gauge("hikaricp.connections.pending"));
    }

    private @Nullable Long gauge(String name) {
        MeterRegistry registry = meters.getIfAvailable();
        Gauge gauge = registry == null ? null : registry.find(name).gauge();
        return gauge == null || Double.isNaN(gauge.value()) ? null : Math.round(gauge.value());
    }
}
