package org.vigie.gateway.routes;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.vigie.platform.security.ClientCertificateFilter;

/** Keeps the proxy's address where Tomcat has put the visitor's in its place, as it does on Kubernetes. */
final class PeerValve extends ValveBase {
    PeerValve() {
        super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        request.setAttribute(ClientCertificateFilter.PEER, request.getPeerAddr());
        getNext().invoke(request, response);
    }
}
