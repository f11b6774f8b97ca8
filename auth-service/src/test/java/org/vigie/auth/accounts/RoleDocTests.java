package org.vigie.auth.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class RoleDocTests {
    private static final Path PAGE = Path.of("..", "docs", "reference", "permissions.md");

    @Test
    void pageListsWhatEachRoleMay() throws IOException {
        var written = new TreeMap<Role, TreeSet<String>>();
        Arrays.stream(Role.values()).forEach(role -> written.put(role, new TreeSet<>()));
        for (var line : Files.readAllLines(PAGE)) {
            if (line.startsWith("| `")) {
                var cells =
                        Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
                mark(written, cells);
            }
        }
        for (var role : Role.values()) {
            assertThat(written.get(role)).as(role.name()).isEqualTo(new TreeSet<>(role.permissions()));
        }
    }

    private static void mark(TreeMap<Role, TreeSet<String>> written, List<String> cells) {
        var permission = cells.get(1).replace("`", "");
        for (var role : Role.values()) {
            if ("x".equals(cells.get(3 + role.ordinal()))) {
                written.get(role).add(permission);
            }
        }
    }
}
