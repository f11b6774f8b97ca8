package org.vigie.auth.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class RoleDocTests {
    private static final Path PAGE = Path.of("..", "docs", "reference", "permissions.md");

    @Test
    void pageListsWhatEachRoleMay() throws IOException {
        var rows = Files.readAllLines(PAGE).stream()
                .filter(line -> line.startsWith("| "))
                .map(line ->
                        Arrays.stream(line.split("\\|", -1)).map(String::strip).toList())
                .toList();
        for (var role : Role.values()) {
            var column =
                    rows.getFirst().indexOf(role.name().toLowerCase(Locale.ROOT).replace('_', ' '));
            assertThat(permissions(rows, column))
                    .as(role.name())
                    .containsExactlyInAnyOrderElementsOf(role.permissions());
        }
    }

    private static List<String> permissions(List<List<String>> rows, int column) {
        return rows.stream()
                .filter(row -> "x".equals(row.get(column)))
                .map(row -> row.get(1).replace("`", ""))
                .toList();
    }
}
