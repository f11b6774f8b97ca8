package org.vigie.gateway.session;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URISyntaxException;

/** Where a person goes after signing in: a path of this origin and nothing else. */
class ReturnAddress {
    private static final String ATTRIBUTE = "vigie.return-address";
    private static final int LONGEST = 2000;

    private ReturnAddress() {}

    static void remember(String asked, HttpServletRequest request) {
        request.getSession().setAttribute(ATTRIBUTE, safe(asked));
    }

    static String recall(HttpServletRequest request) {
        var session = request.getSession(false);
        if (session == null || !(session.getAttribute(ATTRIBUTE) instanceof String address)) {
            return "/";
        }
        session.removeAttribute(ATTRIBUTE);
        return address;
    }

    /** The path asked for, or the start page where it could lead elsewhere. */
    static String safe(String asked) {
        if (!asked.startsWith("/")
                || asked.startsWith("//")
                || asked.length() > LONGEST
                || asked.chars().anyMatch(c -> c == '\\' || c < ' ' || c == 127)
                || asked.startsWith("/bff/")
                || asked.startsWith("/auth/")) {
            return "/";
        }
        try {
            var uri = new URI(asked);
            return uri.getScheme() == null && uri.getRawAuthority() == null ? uri.toASCIIString() : "/";
        } catch (URISyntaxException malformed) {
            return "/";
        }
    }
}
