package org.vigie.cli.up;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.vigie.cli.DataFolder;
import org.vigie.cli.Failure;
import org.vigie.cli.Home;
import org.vigie.cli.Secrets;
import org.vigie.cli.client.Demonstration;
import org.vigie.cli.instance.InstanceLock;
import org.vigie.cli.postgres.ServerUser;
import org.vigie.cli.process.Child;
import org.vigie.cli.process.Ports;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Starts the database and the services of one country and stays until they are to stop. */
@Command(
        name = "up",
        description = "Starts everything for one country; Ctrl-C stops it.",
        mixinStandardHelpOptions = true)
public final class UpCommand implements Callable<Integer> {
    static final Duration STOP_PATIENCE = Duration.ofSeconds(30);

    @Option(names = "--country", required = true, paramLabel = "us|fr|ch", description = "whose deployment to run")
    private String country = "";

    @Option(names = "--demo", description = "load synthetic data and run two forecast rounds")
    private boolean demo;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "data folder; default: /var/lib/vigie/COUNTRY for root, else ~/.local/share/vigie/COUNTRY")
    private @Nullable Path folder;

    @Option(names = "--port", defaultValue = "8080", description = "port for people; default ${DEFAULT-VALUE}")
    private int port;

    @Option(
            names = "--address",
            defaultValue = "127.0.0.1",
            description = "address to listen on for people; default ${DEFAULT-VALUE}, only this machine")
    private String address = "127.0.0.1";

    @Option(
            names = "--public-url",
            description = "address under which people reach Vigie; default http://localhost:PORT")
    private @Nullable String publicUrl;

    @Option(names = "--no-cache", description = "do not use (or make) the caches that make starting fast")
    private boolean withoutCache;

    private final Clock clock = Clock.systemUTC();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        if (!List.of("us", "fr", "ch").contains(country)) {
            throw new ParameterException(command().commandLine(), "--country is us, fr or ch, found '" + country + "'");
        }
        Steps steps = new Steps(command().commandLine().getOut());
        DataFolder data = DataFolder.of(folder, country);
        ServerUser user = ServerUser.forCaller();
        user.checkPassable(data.root());
        data.create(user.isOther());
        DiskSpace.check(data);
        try (InstanceLock _ = InstanceLock.take(data)) {
            Ports.checkFree(address, port);
            return run(data, user, steps);
        }
    }

    private int run(DataFolder data, ServerUser user, Steps steps) {
        Country.check(data, country);
        List<PreparedService> services = Service.of(country).stream()
                .map(service -> PreparedService.of(service, Home.current()))
                .toList();
        if (!withoutCache) {
            new Training(services, user, steps).runIfNeeded();
        }
        Stopwatch begun = Stopwatch.start();
        steps.say("Starting Vigie for " + country + ", data in " + data.root());
        Secrets secrets = new Secrets(data);
        Deployment deployment = new Deployment(country, address, port, publicUrl(), data);
        Instance instance = new Instance(deployment, secrets, user, steps);
        Thread hook = new Thread(() -> stopOnSignal(instance, steps), "stop");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            instance.start(services, withoutCache ? Instance.Mode.PLAIN : Instance.Mode.CACHED);
            instance.describe(clock.instant()).write(data);
            steps.say(String.format(Locale.ROOT, "Ready in %.1f s: %s", begun.seconds(), deployment.publicUrl()));
            FirstSignIn.announce(data, secrets, steps);
            if (demo) {
                new Demonstration(
                                country,
                                data,
                                Clock.systemUTC(),
                                command().commandLine().getOut())
                        .load();
            }
            steps.say("Ctrl-C stops everything.");
            Child ended = instance.firstToEnd().join();
            if (ended.wasStopped()) {
                return 0;
            }
            steps.say("vigie: " + ended.obituary());
            steps.say("Stopping everything else, because a part is missing; ./vigie up starts it again.");
            return 1;
        } catch (Failure failure) {
            if (instance.isStopping()) {
                return 1;
            }
            throw failure;
        } finally {
            if (isShuttingDown(hook)) {
                // keeps the lock until the last part has stopped
                awaitEnd(hook);
            } else {
                instance.stop(STOP_PATIENCE);
            }
        }
    }

    private static void awaitEnd(Thread hook) {
        try {
            hook.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean isShuttingDown(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
            return false;
        } catch (IllegalStateException e) {
            return true;
        }
    }

    private static void stopOnSignal(Instance instance, Steps steps) {
        steps.say("Stopping");
        instance.stop(STOP_PATIENCE);
        steps.say("Stopped");
    }

    private String publicUrl() {
        if (publicUrl != null) {
            return publicUrl;
        }
        boolean everywhere = List.of("127.0.0.1", "localhost", "0.0.0.0", "::").contains(address);
        return "http://" + (everywhere ? "localhost" : address) + ":" + port;
    }

    private CommandSpec command() {
        if (spec == null) {
            throw new IllegalStateException("not run by picocli");
        }
        return spec;
    }
}
