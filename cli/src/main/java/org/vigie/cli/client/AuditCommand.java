package org.vigie.cli.client;

import java.io.PrintWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.vigie.cli.instance.InstanceOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** Checks the audit trail of the running instance; it shows no event. */
@Command(
        name = "audit",
        description = {
            "Checks that no event of the audit trail was changed or taken out.",
            "Note the head it prints elsewhere: with --head it shows later that nothing up to there was replaced or cut off."
        },
        mixinStandardHelpOptions = true)
public final class AuditCommand implements Callable<Integer> {
    @Option(names = "--head", paramLabel = "HEAD", description = "a head that was noted earlier, NUMBER:HASH")
    private @Nullable String head;

    @Mixin
    private InstanceOptions options = new InstanceOptions();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        try (VigieClient client = VigieClient.of(options.running())) {
            String query = head == null ? "" : "?head=" + URLEncoder.encode(head, StandardCharsets.UTF_8);
            JsonNode found = client.getFromAuth("/auth/api/v1/audit/integrity" + query);
            JsonNode broken = found.path("firstBroken");
            if (broken.isNumber()) {
                out.println("BROKEN: event " + broken.asLong() + " was changed, or events before it were taken out.");
            } else {
                out.println("The chain of events is whole.");
            }
            if (head != null) {
                out.println(aboutHead(found.path("holds")));
            }
            out.println("head: " + found.path("head").asString());
            out.flush();
            return found.path("whole").asBoolean() ? 0 : 1;
        }
    }

    private static String aboutHead(JsonNode holds) {
        if (!holds.isBoolean()) {
            return "The events up to the head given have been removed since, as retention has it.";
        }
        return holds.asBoolean()
                ? "It holds the head given."
                : "BROKEN: it does not hold the head given; events were replaced or cut off.";
    }
}
