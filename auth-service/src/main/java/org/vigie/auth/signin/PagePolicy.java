package org.vigie.auth.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.Optional;
import org.springframework.security.web.header.HeaderWriter;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;

/**
 * Writes the content security policy of a page. Its forms may lead to the application that the person comes from, and to
 * nowhere else: browsers hold redirects that follow a form to the policy of the form's page (CSP 3, 6.4.1).
 */
final class PagePolicy implements HeaderWriter {
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; img-src 'self'; "
                    + "form-action 'self'%s; frame-ancestors 'none'; base-uri 'none'";

    /** The policy of pages from which nobody goes on to an application. */
    static final String ALONE = POLICY.formatted("");

    private final HttpSessionRequestCache requests = new HttpSessionRequestCache();

    @Override
    public void writeHeaders(HttpServletRequest request, HttpServletResponse response) {
        var asked = request.getSession(false) == null ? null : requests.getRequest(request, response);
        var application = Optional.ofNullable(asked).flatMap(PagePolicy::application);
        response.setHeader(
                "Content-Security-Policy",
                POLICY.formatted(application.map(origin -> " " + origin).orElse("")));
    }

    /** Where the answer to a request for authorization goes, which was found registered before a page was shown. */
    private static Optional<String> application(SavedRequest asked) {
        var addresses = asked.getParameterValues("redirect_uri");
        return addresses == null || addresses.length != 1 ? Optional.empty() : origin(addresses[0]);
    }

    /** The source expression of an address: its origin, or the scheme alone where that is all there is. */
    static Optional<String> origin(String address) {
        try {
            var uri = URI.create(address);
            if (uri.getScheme() == null || uri.getHost() == null) {
                return Optional.ofNullable(uri.getScheme()).map(scheme -> scheme + ":");
            }
            return Optional.of(
                    uri.getScheme() + "://" + uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort()));
        } catch (IllegalArgumentException strange) {
            return Optional.empty();
        }
    }
}
