package org.vigie.platform.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class DrainTests {
    private final Drain drain = new Drain(Duration.ofMillis(1));

    @Test
    void connectionsStayOpenWhileItRuns() throws Exception {
        drain.start();
        assertThat(answer().getHeader("Connection")).isNull();
        assertThat(drain.isRunning()).isTrue();
    }

    @Test
    void connectionsCloseAfterTheirAnswerWhileItStops() throws Exception {
        drain.start();
        var ended = new CountDownLatch(1);
        drain.stop(ended::countDown);
        assertThat(answer().getHeader("Connection")).isEqualTo("close");
        assertThat(ended.await(60, TimeUnit.SECONDS)).isTrue();
        assertThat(drain.isRunning()).isFalse();
    }

    @Test
    void comesBeforeTheWebServerStops() {
        assertThat(drain.getPhase()).isGreaterThan(WebServerApplicationContext.GRACEFUL_SHUTDOWN_PHASE);
    }

    private MockHttpServletResponse answer() throws Exception {
        var response = new MockHttpServletResponse();
        drain.doFilter(new MockHttpServletRequest(), response, new MockFilterChain());
        return response;
    }
}
