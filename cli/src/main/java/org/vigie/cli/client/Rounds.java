package org.vigie.cli.client;

import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Starts forecast rounds in the running instance and prints what came out. */
public record Rounds(VigieClient client, PrintWriter out) {
    /** Runs one round to its end; false if it failed. */
    public boolean run(String profile, @Nullable LocalDate referenceDate, @Nullable LocalDate asOf) {
        Map<String, String> wanted = new LinkedHashMap<>();
        wanted.put("profile", profile);
        if (referenceDate != null) {
            wanted.put("referenceDate", referenceDate.toString());
        }
        if (asOf != null) {
            wanted.put("asOf", asOf.toString());
        }
        JsonNode receipt = client.post("/v1/rounds", wanted);
        JsonNode job = new JobWatch(client, out).follow(receipt.path("job").asString());
        if (!job.path("state").asString().equals("succeeded")) {
            out.println(profile + ": the round " + job.path("state").asString() + ": "
                    + job.path("problem").asString(""));
            out.flush();
            return false;
        }
        JsonNode round = client.get("/v1/rounds/" + receipt.path("id").asString());
        out.println(profile + ": round " + round.path("id").asString() + " for "
                + round.path("referenceDate").asString() + ", data as of "
                + round.path("asOf").asString() + ", " + round.path("models").size() + " models, "
                + round.path("places").asString() + " places");
        refusals(round)
                .forEach((refused, models) -> out.println("  no forecast for " + refused
                        + (models.size() == round.path("models").size()
                                ? ""
                                : " (" + String.join(", ", models) + ")")));
        out.flush();
        return true;
    }

    /** The models that refuse a place for one reason, by place and reason. */
    private static Map<String, List<String>> refusals(JsonNode round) {
        Map<String, List<String>> refusals = new LinkedHashMap<>();
        for (JsonNode refusal : round.path("refusals")) {
            String refused = refusal.path("place").asString() + ": "
                    + refusal.path("detail").asString();
            refusals.computeIfAbsent(refused, _ -> new ArrayList<>())
                    .add(refusal.path("model").asString());
        }
        return refusals;
    }
}
