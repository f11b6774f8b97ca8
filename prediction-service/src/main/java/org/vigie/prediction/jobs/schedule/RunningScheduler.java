package org.vigie.prediction.jobs.schedule;

import com.github.kagkarlsson.scheduler.Scheduler;
import org.springframework.context.SmartLifecycle;

/** Starts the scheduler when the service is up and stops it before the connections close. */
class RunningScheduler implements SmartLifecycle {
    private final Scheduler scheduler;
    private volatile boolean running;

    RunningScheduler(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    @Override
    public void start() {
        scheduler.start();
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        scheduler.stop();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
