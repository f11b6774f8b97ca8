package org.vigie.platform;

import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Map;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.vigie.platform.problem.ProblemException;

@SpringBootApplication
class TestApplication {
    /** Fails where a service's own filters would, before any controller. */
    @Bean
    Filter failingFilter() {
        return (request, response, chain) -> {
            if (((HttpServletRequest) request).getRequestURI().endsWith("/full-in-a-filter")) {
                throw new IllegalStateException(new SQLException("could not extend file \"x\"", "53100"));
            }
            if (((HttpServletRequest) request).getRequestURI().endsWith("/away-in-a-filter")) {
                throw new IllegalStateException(new SQLException("connection refused", "08001"));
            }
            chain.doFilter(request, response);
        };
    }

    @RestController
    @RequestMapping("/v1")
    static class TestController {
        record Body(int number) {}

        @GetMapping("/who")
        Map<String, Object> who(Authentication who) {
            return Map.of(
                    "name",
                    who.getName(),
                    "authorities",
                    who.getAuthorities().stream().map(Object::toString).sorted().toList());
        }

        @GetMapping("/forecasts")
        @PreAuthorize("hasAuthority('forecasts:read')")
        String forecasts(@RequestParam int page) {
            return "page " + page;
        }

        @PostMapping("/numbers")
        int number(@RequestBody Body body) {
            return body.number();
        }

        @GetMapping("/fails")
        String fails() {
            throw new IllegalStateException("secret of the inside");
        }

        @GetMapping("/full")
        String full() {
            throw new IllegalStateException(new java.io.IOException("/data/x: No space left on device"));
        }

        @GetMapping("/away")
        String away(@RequestParam String state) {
            throw new IllegalStateException(
                    state.isEmpty()
                            ? new SQLTransientConnectionException("pool - Connection is not available")
                            : new SQLException("FATAL: secret of the inside", state));
        }

        @GetMapping("/refuses")
        String refuses() {
            throw new ProblemException(HttpStatus.CONFLICT, "already-running", "<42>").with("round", 42);
        }
    }
}
