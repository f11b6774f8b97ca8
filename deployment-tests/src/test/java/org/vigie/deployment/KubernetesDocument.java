package org.vigie.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.GZIPInputStream;

/** Kubernetes' published OpenAPI document, applied strictly: a field it does not name is a violation. */
final class KubernetesDocument {
    private static final Map<Path, KubernetesDocument> READ = new ConcurrentHashMap<>();
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private final JsonNode definitions;
    private final Map<String, JsonNode> kinds = new HashMap<>();

    private KubernetesDocument(JsonNode definitions) {
        this.definitions = definitions;
        for (JsonNode definition : definitions) {
            for (JsonNode kind : definition.path("x-kubernetes-group-version-kind")) {
                String group = kind.path("group").asText();
                String version = kind.path("version").asText();
                kinds.put(
                        (group.isEmpty() ? version : group + "/" + version)
                                + " "
                                + kind.path("kind").asText(),
                        definition);
            }
        }
    }

    static KubernetesDocument read(Path file) throws IOException {
        KubernetesDocument known = READ.get(file);
        if (known == null) {
            try (InputStream content = new GZIPInputStream(Files.newInputStream(file))) {
                known = new KubernetesDocument(
                        new ObjectMapper().readTree(content).path("definitions"));
            }
            READ.put(file, known);
        }
        return known;
    }

    List<String> violations(String manifests, List<String> otherApiVersions) throws IOException {
        List<String> found = new ArrayList<>();
        for (String document : Manifests.documents(manifests)) {
            JsonNode object = YAML.readTree(document);
            String apiVersion = object.path("apiVersion").asText();
            if (!otherApiVersions.contains(apiVersion)) {
                String kind = object.path("kind").asText();
                String name = kind + "/" + object.path("metadata").path("name").asText() + ": ";
                JsonNode schema = kinds.get(apiVersion + " " + kind);
                if (schema == null) {
                    found.add(name + apiVersion + " has no such kind");
                } else {
                    check(object, schema, name, found);
                }
            }
        }
        return found;
    }

    private void check(JsonNode value, JsonNode schema, String where, List<String> found) {
        String reference = schema.path("$ref").asText();
        if (!reference.isEmpty()) {
            checkDefinition(value, reference.substring("#/definitions/".length()), where, found);
            return;
        }
        switch (schema.path("type").asText()) {
            case "string" -> expect(value.isTextual(), where, "a string", found);
            case "integer" -> expect(value.isIntegralNumber(), where, "an integer", found);
            case "number" -> expect(value.isNumber(), where, "a number", found);
            case "boolean" -> expect(value.isBoolean(), where, "a boolean", found);
            case "array" -> {
                expect(value.isArray(), where, "an array", found);
                for (int i = 0; i < value.size(); i++) {
                    check(value.get(i), schema.path("items"), where + "[" + i + "]", found);
                }
            }
            default -> checkFields(value, schema, where, found);
        }
    }

    private void checkDefinition(JsonNode value, String name, String where, List<String> found) {
        if (name.endsWith(".IntOrString") || name.endsWith(".Quantity")) {
            expect(value.isTextual() || value.isNumber(), where, "a number or a string", found);
        } else {
            check(value, definitions.path(name), where, found);
        }
    }

    private void checkFields(JsonNode value, JsonNode schema, String where, List<String> found) {
        JsonNode known = schema.path("properties");
        JsonNode others = schema.path("additionalProperties");
        value.properties().forEach(field -> {
            String at = where + "." + field.getKey();
            if (known.has(field.getKey())) {
                check(field.getValue(), known.get(field.getKey()), at, found);
            } else if (others.isObject()) {
                check(field.getValue(), others, at, found);
            } else if (!known.isEmpty()) {
                found.add(at + " is unknown");
            }
        });
        for (JsonNode name : schema.path("required")) {
            if (!value.has(name.asText())) {
                found.add(where + "." + name.asText() + " is missing");
            }
        }
    }

    private static void expect(boolean right, String where, String type, List<String> found) {
        if (!right) {
            found.add(where + " is not " + type);
        }
    }
}
