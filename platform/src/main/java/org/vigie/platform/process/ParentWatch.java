package org.vigie.platform.process;

import java.io.IOException;
import java.io.InputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Stops the service when its standard input closes, because then its launcher is gone. */
class ParentWatch implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(ParentWatch.class);

    private final InputStream input;
    private final Runnable stop;
    private volatile boolean running;

    ParentWatch(InputStream input, Runnable stop) {
        this.input = input;
        this.stop = stop;
    }

    @Override
    public void start() {
        running = true;
        Thread.ofPlatform().daemon().name("parent-watch").start(this::watch);
    }

    private void watch() {
        try {
            while (input.read() >= 0) {
                // what the launcher writes is of no interest, only that it still could
            }
        } catch (IOException closed) {
            log.debug("Standard input is not readable", closed);
        }
        if (running) {
            log.info("Standard input closed: stopping");
            stop.run();
        }
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
