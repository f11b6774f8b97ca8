package org.vigie.prediction.jobs.schedule;

import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.vigie.platform.problem.DiskFull;
import org.vigie.prediction.jobs.Job;
import org.vigie.prediction.jobs.JobFailedException;
import org.vigie.prediction.jobs.JobJournal;
import org.vigie.prediction.jobs.JobProgress;
import org.vigie.prediction.jobs.JobRunner;

/** Runs one job to its end and writes down how it ended. */
@Component
class JobExecution {
    private static final Logger log = LoggerFactory.getLogger(JobExecution.class);
    private static final int MOST_ATTEMPTS = 3;

    private final JobJournal journal;
    private final MessageSource messages;
    private final Map<String, JobRunner> runners;

    JobExecution(JobJournal journal, MessageSource messages, List<JobRunner> runners) {
        this.journal = journal;
        this.messages = messages;
        this.runners = runners.stream().collect(Collectors.toMap(JobRunner::kind, Function.identity()));
    }

    /** Runs the job; throws only where it shall be taken up again: this process is stopping, or the database is gone. */
    void run(UUID id, ExecutionContext context) {
        JobJournal.Start start = journal.start(id).orElse(null);
        JobRunner runner = start == null ? null : runners.get(start.kind());
        if (start == null || runner == null) {
            return;
        }
        if (start.attempts() > MOST_ATTEMPTS) {
            end(id, start, runner, Job.State.FAILED, null, text("job.interrupted-too-often", start.language()));
            return;
        }
        JobProgress progress = new RecordedProgress(id, start.language(), journal, messages);
        if (start.attempts() > 1) {
            progress.log("job.taken-up-again");
        }
        try {
            end(id, start, runner, Job.State.SUCCEEDED, runner.run(start.subject(), progress), null);
        } catch (CancellationException cancelled) {
            end(id, start, runner, Job.State.CANCELLED, null, null);
        } catch (JobFailedException failed) {
            String reason = messages.getMessage(failed.key(), failed.arguments(), start.language());
            end(id, start, runner, Job.State.FAILED, null, reason);
        } catch (RuntimeException | OutOfMemoryError unexpected) {
            if (context.getSchedulerState().isShuttingDown() || LostDatabase.causes(unexpected)) {
                throw unexpected;
            }
            log.error("Job {} ({} {}) failed", id, start.kind(), start.subject(), unexpected);
            String reason = DiskFull.causes(unexpected) ? "job.disk-full" : "job.failed-unexpectedly";
            end(id, start, runner, Job.State.FAILED, null, text(reason, start.language()));
        }
    }

    /** Ends a job that has not begun. */
    void cancelQueued(UUID id) {
        journal.find(id).ifPresent(job -> {
            journal.end(id, Job.State.CANCELLED, null, null);
            JobRunner runner = runners.get(job.kind());
            if (runner != null) {
                runner.ended(job.subject(), Job.State.CANCELLED);
            }
        });
    }

    private void end(
            UUID id,
            JobJournal.Start start,
            JobRunner runner,
            Job.State state,
            @Nullable String result,
            @Nullable String problem) {
        runner.ended(start.subject(), state);
        journal.end(id, state, result, problem);
    }

    private String text(String key, Locale language) {
        return messages.getMessage(key, null, language);
    }
}
