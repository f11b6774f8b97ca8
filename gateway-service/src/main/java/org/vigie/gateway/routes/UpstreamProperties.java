package org.vigie.gateway.routes;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.http.HttpMethod;
import org.springframework.util.unit.DataSize;

/**
 * Where the services are, seen from the gateway, and how much and for how long one may be asked.
 *
 * @param upstreamTimeout how long a service may take to begin its answer
 * @param uploadTimeout the same for files of data, the time in which they are sent included
 * @param largestRequest what may be sent in one request
 * @param largestUpload the same for files of data, which pass through without being held here
 */
@ConfigurationProperties("vigie")
record UpstreamProperties(
        String predictionUrl,
        String datavizUrl,
        @DefaultValue("60s") Duration upstreamTimeout,
        @DefaultValue("30m") Duration uploadTimeout,
        @DefaultValue("100MB") DataSize largestRequest,
        @DefaultValue("4GB") DataSize largestUpload) {
    private static final String IMPORTS = "/v1/imports";

    /** Whether files of data are received at this path, of the gateway or of the service. */
    static boolean isUpload(HttpMethod method, String path) {
        return HttpMethod.POST.equals(method) && (path.endsWith(IMPORTS) || path.endsWith(IMPORTS + "/preview"));
    }
}
