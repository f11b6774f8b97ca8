package org.vigie.prediction.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.web.context.request.ServletWebRequest;

/** A strong ETag made of everything that an answer depends on. */
public final class DataTag {
    private static final Duration PAST_IS_FRESH = Duration.ofMinutes(10);

    private DataTag() {}

    /**
     * Answers 304 where the caller has this state of the data already, and sets the headers for caches.
     *
     * @param past whether the answer is about a past day; it is then immutable but for imports of older vintages, so
     *     it stays fresh for ten minutes
     * @param state number of the state of the data
     */
    public static boolean isKnown(ServletWebRequest request, boolean past, @Nullable Object... state) {
        HttpHeaders headers = new HttpHeaders();
        headers.setCacheControl(
                past
                        ? CacheControl.maxAge(PAST_IS_FRESH).cachePrivate().immutable()
                        : CacheControl.noCache().cachePrivate());
        var response = request.getResponse();
        if (response != null) {
            response.setHeader(HttpHeaders.CACHE_CONTROL, headers.getCacheControl());
            response.setHeader(HttpHeaders.VARY, "Accept, Accept-Language, Authorization, Cookie");
        }
        return request.checkNotModified(of(request, state));
    }

    private static String of(ServletWebRequest request, @Nullable Object... state) {
        StringBuilder parts = new StringBuilder(request.getRequest().getRequestURI())
                .append('?')
                .append(request.getRequest().getQueryString())
                .append('|')
                .append(request.getHeader(HttpHeaders.ACCEPT))
                .append('|')
                .append(request.getLocale() == null ? Locale.ROOT : request.getLocale());
        for (Object part : state) {
            parts.append('|').append(part);
        }
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(parts.toString().getBytes(StandardCharsets.UTF_8));
            return '"' + HexFormat.of().formatHex(digest, 0, 16) + '"';
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
