package org.vigie.cli.up;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.vigie.cli.Failure;
import org.vigie.cli.Secrets;
import org.vigie.cli.instance.InstanceFile;
import org.vigie.cli.postgres.Databases;
import org.vigie.cli.postgres.PostgresServer;
import org.vigie.cli.postgres.ServerUser;
import org.vigie.cli.process.Child;

/** The running processes of a deployment: PostgreSQL and the services. */
final class Instance {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /** How the services' virtual machines are started. */
    enum Mode {
        PLAIN,
        CACHED,
        TRAINING
    }

    private final Deployment deployment;
    private final Secrets secrets;
    private final ServerUser user;
    private final Steps steps;
    private final Map<Service, Child> children = new EnumMap<>(Service.class);
    private @Nullable PostgresServer postgres;
    private boolean stopping;

    Instance(Deployment deployment, Secrets secrets, ServerUser user, Steps steps) {
        this.deployment = deployment;
        this.secrets = secrets;
        this.user = user;
        this.steps = steps;
    }

    /** Starts everything and returns when all answer; what was started stays so if one part fails. */
    void start(List<PreparedService> services, Mode mode) {
        Stopwatch begun = Stopwatch.start();
        PostgresServer server = startPostgres();
        server.awaitReady(PATIENCE);
        Databases.create(server, secrets);
        steps.done("PostgreSQL", PostgresServer.ADDRESS + ":" + server.port(), begun);
        deployment.createSecrets(secrets);
        // two at a time: the machine this is made for has two cores, and a service waits little while it starts
        int slots = Math.clamp(Runtime.getRuntime().availableProcessors(), 2, 4);
        ExecutorService executor = Executors.newFixedThreadPool(slots);
        try {
            CompletionService<Service> starts = new ExecutorCompletionService<>(executor);
            for (PreparedService service : services.reversed()) {
                starts.submit(() -> start(service, mode, server), service.service());
            }
            for (int ended = 0; ended < services.size(); ended++) {
                starts.take().get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("interrupted while starting", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        } finally {
            executor.shutdownNow();
        }
    }

    private synchronized PostgresServer startPostgres() {
        checkNotStopping();
        postgres = PostgresServer.start(deployment.data(), secrets, user);
        return postgres;
    }

    private void start(PreparedService prepared, Mode mode, PostgresServer server) {
        Service service = prepared.service();
        Stopwatch begun = Stopwatch.start();
        Child child = startChild(prepared, mode, server);
        new Readiness(deployment.readinessUrl(service)).await(child, PATIENCE);
        steps.done(service.module(), PostgresServer.ADDRESS + ":" + deployment.port(service), begun);
    }

    private synchronized Child startChild(PreparedService prepared, Mode mode, PostgresServer server) {
        checkNotStopping();
        List<String> command = new ArrayList<>(
                mode == Mode.TRAINING ? prepared.trainingCommand() : prepared.command(mode == Mode.CACHED));
        command.addAll(deployment.arguments(prepared.service(), server));
        Child child = Child.start(
                prepared.service().module(),
                command,
                deployment.data().run(),
                deployment.data().log(prepared.service().module()));
        children.put(prepared.service(), child);
        return child;
    }

    /** Whether this instance was asked to stop. */
    synchronized boolean isStopping() {
        return stopping;
    }

    private void checkNotStopping() {
        if (stopping) {
            throw new Failure("stopped while starting");
        }
    }

    /** Completes with the first process that ends. */
    CompletableFuture<Child> firstToEnd() {
        return CompletableFuture.anyOf(parts().stream().map(Child::onExit).toArray(CompletableFuture[]::new))
                .thenApply(Child.class::cast);
    }

    private synchronized List<Child> parts() {
        List<Child> parts = new ArrayList<>(children.values());
        if (postgres != null) {
            parts.add(postgres.process());
        }
        return parts;
    }

    /** Stops what runs: gateway, dataviz, prediction, auth, then the database. */
    void stop(Duration patience) {
        synchronized (this) {
            stopping = true;
        }
        for (Child child : parts()) {
            if (child.isAlive()) {
                child.stop(patience);
                steps.stopped(child.name());
            }
        }
    }

    /** Stops the services at once and waits for each; the database last. For training, where each writes its cache. */
    void stopTogether(Duration patience) {
        try (ExecutorService executor = Executors.newCachedThreadPool()) {
            List<Child> services;
            synchronized (this) {
                stopping = true;
                services = List.copyOf(children.values());
            }
            services.forEach(child -> executor.execute(() -> child.stop(patience)));
        }
        stop(patience);
    }

    /** Describes the running instance for other commands. */
    InstanceFile describe(Instant now) {
        List<InstanceFile.Part> parts = new ArrayList<>();
        synchronized (this) {
            if (postgres != null) {
                parts.add(new InstanceFile.Part(
                        PostgresServer.NAME, postgres.process().pid(), postgres.port(), postgres.url("epi")));
            }
            children.forEach((service, child) -> parts.add(new InstanceFile.Part(
                    service.module(), child.pid(), deployment.port(service), deployment.url(service))));
        }
        return new InstanceFile(
                deployment.country(), ProcessHandle.current().pid(), now, deployment.publicUrl(), parts);
    }
}
