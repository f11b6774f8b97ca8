package org.vigie.prediction.jobs.schedule;

import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import org.springframework.context.MessageSource;
import org.vigie.prediction.jobs.JobJournal;
import org.vigie.prediction.jobs.JobProgress;

/** Writes progress down, at most a few times a second, and hears when somebody asks to stop. */
class RecordedProgress implements JobProgress {
    private static final long PAUSE_NANOS = 200_000_000;

    private final UUID job;
    private final Locale language;
    private final JobJournal journal;
    private final MessageSource messages;
    private String lastStep = "";
    private long lastWritten;

    RecordedProgress(UUID job, Locale language, JobJournal journal, MessageSource messages) {
        this.job = job;
        this.language = language;
        this.journal = journal;
        this.messages = messages;
    }

    @Override
    public synchronized void report(int done, int total, String step, Object... arguments) {
        String text = messages.getMessage(step, arguments, language);
        long now = System.nanoTime();
        if (text.equals(lastStep) && done < total && now - lastWritten < PAUSE_NANOS) {
            return;
        }
        lastStep = text;
        lastWritten = now;
        if (journal.progress(job, done, total, text)) {
            throw new CancellationException("job " + job + " was cancelled");
        }
    }

    @Override
    public void log(String message, Object... arguments) {
        journal.log(job, messages.getMessage(message, arguments, language));
    }
}
