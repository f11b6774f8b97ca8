package org.vigie.prediction.http;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.util.UriComponentsBuilder;
import org.vigie.platform.problem.ProblemException;

/** A part of a long answer and where the next part begins; never a silent end. */
public record Page<T>(List<T> items, @Nullable String next) {
    public static final int LARGEST = 10_000;
    public static final int USUAL = 1_000;

    public Page {
        items = List.copyOf(items);
    }

    /** The page of at most {@code size} items whose key comes after {@code cursor}; items are in the order of keys. */
    public static <T> Page<T> of(List<T> all, @Nullable String cursor, int size, Function<T, String> key) {
        String after = cursor == null ? "" : decoded(cursor);
        List<T> rest = all.stream()
                .filter(item -> key.apply(item).compareTo(after) > 0)
                .toList();
        return ofFound(rest, size, key);
    }

    /** The page made of {@code found}, which are the next items and, where there are more, one beyond {@code size}. */
    public static <T> Page<T> ofFound(List<T> found, int size, Function<T, String> key) {
        List<T> items = found.subList(0, Math.min(size, found.size()));
        return new Page<>(items, found.size() > size ? encoded(key.apply(items.getLast())) : null);
    }

    /** The size asked for, or a problem that tells the limits. */
    public static int size(int wanted) {
        if (wanted < 1 || wanted > LARGEST) {
            throw new ProblemException(HttpStatus.BAD_REQUEST, "bad-page-size", wanted, LARGEST);
        }
        return wanted;
    }

    /** The {@code Link} header to the next page, null on the last one. */
    public @Nullable String link(UriComponentsBuilder here) {
        return next == null
                ? null
                : "<" + here.replaceQueryParam("cursor", next).build().toUriString() + ">; rel=\"next\"";
    }

    private static String encoded(String key) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key.getBytes(StandardCharsets.UTF_8));
    }

    /** What a cursor stands for, or a problem where it was not given by an earlier page. */
    public static String decoded(String cursor) {
        try {
            return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw new ProblemException(HttpStatus.BAD_REQUEST, "bad-parameter", "cursor", cursor);
        }
    }
}
