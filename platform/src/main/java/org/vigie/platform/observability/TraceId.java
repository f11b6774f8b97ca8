package org.vigie.platform.observability;

import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** Joins all that is said and logged about one request, as in W3C Trace Context. */
public record TraceId(String hex) {
    static final String ATTRIBUTE = TraceId.class.getName();
    private static final Pattern TRACEPARENT = Pattern.compile("00-(?!0{32})([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}");

    /** Takes the id from a {@code traceparent} header, or makes one where that is absent or malformed. */
    static TraceId ofHeader(@Nullable String traceparent) {
        var matcher = TRACEPARENT.matcher(traceparent == null ? "" : traceparent);
        return matcher.matches() ? new TraceId(matcher.group(1)) : random();
    }

    /** The id of this request. */
    public static TraceId of(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof TraceId known) {
            return known;
        }
        var made = random();
        request.setAttribute(ATTRIBUTE, made);
        return made;
    }

    private static TraceId random() {
        return new TraceId(UUID.randomUUID().toString().replace("-", ""));
    }

    /** A {@code traceparent} header that hands this id on, below the span that is under way if there is one. */
    public String toTraceparent() {
        var underWay = MDC.get(TraceFilter.SPAN_MDC_KEY);
        var span = underWay != null
                ? underWay
                : UUID.randomUUID().toString().replace("-", "").substring(0, 16);
        return "00-" + hex + "-" + span + "-01";
    }

    /** The id as {@code urn:uuid}. */
    public String toUrn() {
        return "urn:uuid:" + hex.replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5");
    }
}
