package org.vigie.platform.process;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Sends clients elsewhere before the web server stops: for a while it still answers, and closes each connection after its answer.
 * A client that keeps connections open would else put its next request on one that refuses it.
 */
class Drain extends OncePerRequestFilter implements SmartLifecycle {
    private final Duration duration;
    private volatile boolean running;
    private volatile boolean draining;

    Drain(Duration duration) {
        this.duration = duration;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (draining) {
            response.setHeader(HttpHeaders.CONNECTION, "close");
        }
        chain.doFilter(request, response);
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        draining = true;
        running = false;
    }

    @Override
    public void stop(Runnable ended) {
        stop();
        Thread.ofVirtual().name("drain").start(() -> {
            try {
                Thread.sleep(duration);
            } catch (InterruptedException hurried) {
                Thread.currentThread().interrupt();
            } finally {
                ended.run();
            }
        });
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before everything else, the web server above all. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
