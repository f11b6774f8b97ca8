package org.vigie.cli.client;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Sends files to the running instance and prints what became of them. */
public record Imports(VigieClient client, PrintWriter out) {
    /** Imports one file, with what goes along with it; false if it was refused. */
    public boolean send(Path file, Map<String, String> fields) {
        JsonNode receipt = client.upload("/v1/imports", file, fields);
        JsonNode job = new JobWatch(client, out).follow(receipt.path("job").asString());
        JsonNode result = client.get("/v1/imports/" + receipt.path("id").asString());
        for (JsonNode finding : result.path("findings")) {
            out.println(Finding.line(file, finding));
        }
        boolean succeeded = job.path("state").asString().equals("succeeded");
        if (succeeded) {
            out.println(file + ": " + result.path("rows").asString() + " rows, "
                    + result.path("changes").asString() + " changes, "
                    + result.path("unchanged").asString() + " known already" + profiles(result));
        } else {
            out.println(file + ": refused, nothing of it is kept" + because(job));
        }
        out.flush();
        return succeeded;
    }

    private static String profiles(JsonNode result) {
        StringBuilder names = new StringBuilder();
        for (JsonNode name : result.path("profiles")) {
            names.append(names.isEmpty() ? " (" : ", ").append(name.asString());
        }
        return names.isEmpty() ? "" : names.append(")").toString();
    }

    private static String because(JsonNode job) {
        String problem = job.path("problem").asString("");
        return problem.isEmpty() ? "" : ": " + problem;
    }

    /** One finding as compilers print theirs: file, line, column, then the place and week it is about, and what is wrong. */
    private static final class Finding {
        private Finding() {}

        static String line(Path file, JsonNode finding) {
            StringBuilder text = new StringBuilder().append(file);
            for (String where : List.of("entry", "line", "column")) {
                append(text, ":", finding.path(where));
            }
            append(text, ": ", finding.path("place"));
            append(text, " ", finding.path("targetEndDate"));
            String severity = finding.path("severity").asString("error");
            return text.append(severity.equals("error") ? ": " : ": " + severity + ": ")
                    .append(message(file, finding))
                    .toString();
        }

        private static void append(StringBuilder text, String before, JsonNode value) {
            String shown = value.asString("");
            if (!shown.isEmpty()) {
                text.append(before).append(shown);
            }
        }

        private static String message(Path file, JsonNode finding) {
            String message = finding.path("message").asString("");
            // the service's sentence begins with the place of the finding, which stands in front already
            String name = String.valueOf(file.getFileName());
            int end = message.indexOf(": ");
            return message.startsWith(name) && end > 0 ? message.substring(end + 2) : message;
        }
    }
}
