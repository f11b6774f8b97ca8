package org.vigie.cli.up;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.vigie.cli.DataFolder;
import org.vigie.cli.Secrets;
import org.vigie.cli.postgres.Databases;
import org.vigie.cli.postgres.PostgresServer;
import org.vigie.cli.process.Ports;

/** What is started for one country: which services, on which ports, with which settings. */
final class Deployment {
    private final String country;
    private final String address;
    private final String publicUrl;
    private final DataFolder data;
    private final Map<Service, Integer> ports = new EnumMap<>(Service.class);

    Deployment(String country, String address, int port, String publicUrl, DataFolder data) {
        this.country = country;
        this.address = address;
        this.publicUrl = publicUrl;
        this.data = data;
        for (Service service : Service.of(country)) {
            ports.put(service, service == Service.GATEWAY ? port : Ports.free());
        }
    }

    String country() {
        return country;
    }

    String publicUrl() {
        return publicUrl;
    }

    DataFolder data() {
        return data;
    }

    List<Service> services() {
        return Service.of(country);
    }

    int port(Service service) {
        return Objects.requireNonNull(ports.get(service));
    }

    /** Address of {@code service} on this machine, without its context path. */
    String url(Service service) {
        String host = service == Service.GATEWAY && !address.equals("0.0.0.0") ? address : PostgresServer.ADDRESS;
        return "http://" + host + ":" + port(service);
    }

    String readinessUrl(Service service) {
        return url(service) + service.contextPath() + "/actuator/health/readiness";
    }

    /** Makes the secrets that services share, before any of them starts. */
    void createSecrets(Secrets secrets) {
        for (SharedSecret shared : SharedSecret.values()) {
            shared.create(secrets);
        }
        for (Service service : services()) {
            secrets.get(service.id(), Databases.PASSWORD);
        }
    }

    /** The settings of {@code service}, as program arguments; none is secret. */
    List<String> arguments(Service service, PostgresServer postgres) {
        List<String> arguments = new ArrayList<>();
        arguments.add("--vigie.country=" + country);
        arguments.add("--vigie.public-url=" + publicUrl);
        arguments.add("--vigie.auth-url=" + url(Service.AUTH));
        arguments.add("--vigie.prediction-url=" + url(Service.PREDICTION));
        if (ports.containsKey(Service.DATAVIZ)) {
            arguments.add("--vigie.dataviz-url=" + url(Service.DATAVIZ));
        }
        arguments.add("--vigie.stop-with-parent=true");
        arguments.add("--server.address=" + (service == Service.GATEWAY ? address : PostgresServer.ADDRESS));
        arguments.add("--server.port=" + port(service));
        arguments.add("--spring.datasource.url=" + postgres.url(database(service)));
        arguments.add("--spring.datasource.username=vigie_" + service.id());
        // the later wins: the owner's settings replace no secret, and neither replaces an argument
        arguments.add("--spring.config.import=optional:file:" + data.settings() + ",configtree:"
                + data.secrets().resolve(service.id()) + "/");
        arguments.add("--spring.main.banner-mode=off");
        arguments.add("--spring.output.ansi.enabled=never");
        return arguments;
    }

    private static String database(Service service) {
        return switch (service) {
            case AUTH -> "auth";
            case GATEWAY -> "gateway";
            case PREDICTION, DATAVIZ -> "epi";
        };
    }
}
