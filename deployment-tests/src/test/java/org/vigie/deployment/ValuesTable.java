package org.vigie.deployment;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The table of values in the chart's README, made from values.yaml and its comments. */
final class ValuesTable {
    private static final Pattern ENTRY = Pattern.compile("( *)([A-Za-z][A-Za-z0-9]*):(?: (.*))?");

    private final StringBuilder table = new StringBuilder("| value | default | what it does |\n|---|---|---|\n");
    private final Deque<String> path = new ArrayDeque<>();
    private final List<String> comment = new ArrayList<>();

    private ValuesTable() {}

    static String of(List<String> lines) {
        ValuesTable table = new ValuesTable();
        lines.forEach(table::read);
        return table.table.toString();
    }

    private void read(String line) {
        Matcher entry = ENTRY.matcher(line);
        if (line.isBlank()) {
            comment.clear();
        } else if (line.strip().startsWith("#")) {
            comment.add(line.strip().substring(1).strip());
        } else if (entry.matches()) {
            while (path.size() > entry.group(1).length() / 2) {
                path.removeLast();
            }
            path.addLast(entry.group(2));
            if (entry.group(3) != null) {
                row(entry.group(3));
            }
            comment.clear();
        }
    }

    private void row(String value) {
        table.append("| `")
                .append(path.stream().collect(Collectors.joining(".")))
                .append("` | `")
                .append(value)
                .append("` | ")
                .append(String.join(" ", comment).replace("|", "\\|"))
                .append(" |\n");
    }
}
