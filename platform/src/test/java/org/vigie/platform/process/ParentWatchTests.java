package org.vigie.platform.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ParentWatchTests {
    private final CountDownLatch stopped = new CountDownLatch(1);

    @Test
    void closedInputStopsTheService() throws Exception {
        var parent = new PipedOutputStream();
        new ParentWatch(new PipedInputStream(parent), stopped::countDown).start();
        parent.write("hello".getBytes(StandardCharsets.UTF_8));
        parent.flush();
        assertThat(stopped.await(200, TimeUnit.MILLISECONDS)).isFalse();
        parent.close();
        assertThat(stopped.await(5, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void stoppedWatchStopsNothing() throws Exception {
        var parent = new PipedOutputStream();
        var watch = new ParentWatch(new PipedInputStream(parent), stopped::countDown);
        watch.start();
        watch.stop();
        parent.close();
        assertThat(stopped.await(300, TimeUnit.MILLISECONDS)).isFalse();
    }
}
