package org.vigie.deployment;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Fields of an object that its Kubernetes type does not have; the typed model keeps them aside. */
final class UnknownFields {
    private final List<String> found = new ArrayList<>();

    private UnknownFields() {}

    static List<String> of(Object object) {
        UnknownFields search = new UnknownFields();
        search.visit(object);
        return search.found;
    }

    private void visit(Object value) {
        switch (value) {
            case null -> {}
            case Collection<?> items -> items.forEach(this::visit);
            case Map<?, ?> entries -> entries.values().forEach(this::visit);
            default -> {
                if (value.getClass().getName().startsWith("io.fabric8.kubernetes.api.model")) {
                    visitFields(value);
                }
            }
        }
    }

    private void visitFields(Object value) {
        for (Class<?> type = value.getClass(); type != null && type != Object.class; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers()) && !field.getType().isEnum()) {
                    visitField(value, field);
                }
            }
        }
    }

    private void visitField(Object value, Field field) {
        try {
            field.setAccessible(true);
            Object content = field.get(value);
            if (field.getName().equals("additionalProperties") && content instanceof Map<?, ?> extra) {
                extra.keySet().forEach(key -> found.add(key.toString()));
            } else {
                visit(content);
            }
        } catch (IllegalAccessException closed) {
            throw new AssertionError(closed);
        }
    }
}
