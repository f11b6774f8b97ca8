package org.vigie.gateway.dashboard;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.web.servlet.resource.PathResourceResolver;

/** Answers every page path with the application, which knows its own pages. */
class PageResolver extends PathResourceResolver {
    private static final String NO_PAGE =
            "(api|bff|auth|partner|actuator|assets|\\.well-known)(/.*)?|(.*/)?[^/]*\\.[^/]*";

    @Override
    protected @Nullable Resource getResource(String path, Resource location) throws IOException {
        if (!path.isEmpty() && !path.endsWith("/")) {
            var file = super.getResource(path, location);
            if (file != null) {
                return file;
            }
        }
        return path.matches(NO_PAGE) ? null : super.getResource("index.html", location);
    }
}
