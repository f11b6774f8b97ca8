package org.vigie.platform.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.List;
import org.springframework.security.web.util.matcher.IpAddressMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/** Takes a caller's certificate from a header, if a trusted proxy sends it; from anybody else it is ignored. */
public class ClientCertificateFilter extends OncePerRequestFilter {
    /** The attribute in which a web server behind a proxy keeps the proxy's address, where it shows the caller's instead. */
    public static final String PROXY = "vigie.proxy-address";

    private static final String FORWARDED = "org.apache.tomcat.request.forwarded";

    private final String header;
    private final boolean forwardedIsTrusted;
    private final List<IpAddressMatcher> trusted;

    /** {@code forwardedIsTrusted} says that Tomcat itself knows the proxies in front, and nobody else can reach it. */
    public ClientCertificateFilter(String header, List<String> trustedAddresses, boolean forwardedIsTrusted) {
        this.forwardedIsTrusted = forwardedIsTrusted;
        this.header = header;
        this.trusted = trustedAddresses.stream().map(IpAddressMatcher::new).toList();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getHeader(header) != null && comesFromProxy(request)) {
            ClientCertificate.parse(request.getHeader(header))
                    .ifPresent(
                            shown -> request.setAttribute(ClientCertificate.ATTRIBUTE, new X509Certificate[] {shown}));
        }
        chain.doFilter(request, response);
    }

    /** Where Tomcat has put the caller's address in place of the proxy's, it has found the proxy among its own. */
    private boolean comesFromProxy(HttpServletRequest request) {
        return (forwardedIsTrusted && Boolean.TRUE.equals(request.getAttribute(FORWARDED)))
                || trusted.stream().anyMatch(each -> each.matches(sender(request)));
    }

    private static String sender(HttpServletRequest request) {
        return request.getAttribute(PROXY) instanceof String proxy ? proxy : request.getRemoteAddr();
    }
}
