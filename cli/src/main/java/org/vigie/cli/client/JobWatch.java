package org.vigie.cli.client;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import org.vigie.cli.process.Child;
import tools.jackson.databind.JsonNode;

/** Follows a job to its end and prints how far it has come. */
record JobWatch(VigieClient client, PrintWriter out) {
    private static final Duration BETWEEN_LINES = Duration.ofSeconds(3);

    /** The job as it ended. */
    JsonNode follow(String id) {
        long nextLine = System.nanoTime() + BETWEEN_LINES.toNanos();
        String last = "";
        while (true) {
            JsonNode job = client.get("/v1/jobs/" + id);
            switch (job.path("state").asString()) {
                case "succeeded", "failed", "cancelled" -> {
                    return job;
                }
                default -> {
                    String line = line(job);
                    if (System.nanoTime() > nextLine && !line.equals(last)) {
                        out.println(line);
                        out.flush();
                        last = line;
                        nextLine = System.nanoTime() + BETWEEN_LINES.toNanos();
                    }
                    Child.pause(Duration.ofMillis(200));
                }
            }
        }
    }

    private static String line(JsonNode job) {
        int total = job.path("total").asInt(0);
        int done = job.path("done").asInt(0);
        String share = total > 0 ? String.format(Locale.ROOT, "%3d %%", 100L * done / total) : "    …";
        return "  " + share + "  " + job.path("step").asString("");
    }
}
