package org.vigie.prediction.jobs.schedule;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceCurrentlyExecutingException;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceNotFoundException;
import com.github.kagkarlsson.scheduler.task.Priority;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.vigie.prediction.jobs.Job;
import org.vigie.prediction.jobs.JobJournal;
import org.vigie.prediction.jobs.Jobs;

/** Hands jobs to the scheduler, which runs them on whichever instance is free. */
@Service
class ScheduledJobs implements Jobs {
    private final JobJournal journal;
    private final SchedulerClient scheduler;
    private final OneTimeTask<Void> task;
    private final JobExecution execution;
    private final Clock clock;

    ScheduledJobs(
            JobJournal journal,
            SchedulerClient scheduler,
            OneTimeTask<Void> task,
            JobExecution execution,
            Clock clock) {
        this.journal = journal;
        this.scheduler = scheduler;
        this.task = task;
        this.execution = execution;
        this.clock = clock;
    }

    @Override
    @Transactional
    public UUID enqueue(String kind, long subject, String requestedBy, Locale language) {
        return enqueue(kind, subject, requestedBy, language, Priority.MEDIUM);
    }

    @Override
    @Transactional
    public UUID enqueueBehindOthers(String kind, long subject, String requestedBy, Locale language) {
        return enqueue(kind, subject, requestedBy, language, Priority.LOW);
    }

    private UUID enqueue(String kind, long subject, String requestedBy, Locale language, int priority) {
        UUID id = UUID.randomUUID();
        journal.add(id, kind, subject, requestedBy, language);
        scheduler.scheduleIfNotExists(
                task.instanceBuilder(id.toString()).priority(priority).build(), clock.instant());
        return id;
    }

    @Override
    public Optional<Job> find(UUID id) {
        return journal.find(id);
    }

    @Override
    public Optional<Job> findFor(String kind, long subject) {
        return journal.findFor(kind, subject);
    }

    @Override
    public void cancel(UUID id) {
        if (!journal.requestCancel(id)) {
            return;
        }
        try {
            scheduler.cancel(task.instance(id.toString()));
            execution.cancelQueued(id);
        } catch (TaskInstanceCurrentlyExecutingException | TaskInstanceNotFoundException started) {
            // it hears of the request at its first step
        }
    }
}
