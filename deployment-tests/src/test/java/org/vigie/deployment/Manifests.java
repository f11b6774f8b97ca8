package org.vigie.deployment;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Rendered objects, as text and as Kubernetes' own types. */
record Manifests(String text, List<HasMetadata> objects) {
    static Manifests parse(String text) {
        KubernetesSerialization serialization = new KubernetesSerialization();
        List<HasMetadata> objects = new ArrayList<>();
        for (String document : documents(text)) {
            objects.add(Objects.requireNonNull(serialization.unmarshal(document)));
        }
        return new Manifests(text, List.copyOf(objects));
    }

    static List<String> documents(String text) {
        return Stream.of(text.split("(?m)^---$", -1))
                .filter(document -> document.lines().anyMatch(line -> line.startsWith("kind:")))
                .toList();
    }

    <T extends HasMetadata> Stream<T> all(Class<T> type) {
        return objects.stream().filter(type::isInstance).map(type::cast);
    }

    <T extends HasMetadata> T get(Class<T> type, String name) {
        return all(type)
                .filter(object -> object.getMetadata().getName().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + type.getSimpleName() + " " + name));
    }

    List<String> names() {
        return objects.stream()
                .map(object -> object.getKind() + "/" + object.getMetadata().getName())
                .sorted()
                .toList();
    }

    /** Every pod that this release can make, by the object that makes it. */
    Map<String, PodSpec> pods() {
        Map<String, PodSpec> pods = new LinkedHashMap<>();
        for (HasMetadata object : objects) {
            PodSpec spec = switch (object) {
                case Deployment made -> made.getSpec().getTemplate().getSpec();
                case StatefulSet made -> made.getSpec().getTemplate().getSpec();
                case Job made -> made.getSpec().getTemplate().getSpec();
                case Pod made -> made.getSpec();
                default -> null;
            };
            if (spec != null) {
                pods.put(object.getKind() + "/" + object.getMetadata().getName(), spec);
            }
        }
        return pods;
    }

    Container container(String deployment) {
        return get(Deployment.class, deployment)
                .getSpec()
                .getTemplate()
                .getSpec()
                .getContainers()
                .getFirst();
    }
}
