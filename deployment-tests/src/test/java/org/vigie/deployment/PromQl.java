package org.vigie.deployment;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads which series an expression of Prometheus' query language asks for. */
final class PromQl {
    private static final Pattern NOT_A_SERIES = Pattern.compile(
            "\"[^\"]*\"|\\{[^}]*}|\\[[^\\]]*]|\\b(?:by|without|on|ignoring|group_left|group_right)\\s*\\([^)]*\\)");
    private static final Pattern NAME = Pattern.compile("(?<![\\w.:])[a-zA-Z_:][\\w:]*(?!\\s*\\()(?![\\w:])");
    private static final Set<String> WORDS = Set.of("and", "or", "unless", "bool", "offset", "inf", "nan");

    private PromQl() {}

    static Set<String> series(String expression) {
        Set<String> series = new TreeSet<>();
        // quoted text first: it may hold braces
        Matcher names = NAME.matcher(
                NOT_A_SERIES.matcher(expression.replaceAll("\"[^\"]*\"", "")).replaceAll(" "));
        while (names.find()) {
            if (!WORDS.contains(names.group())) {
                series.add(names.group());
            }
        }
        return series;
    }
}
