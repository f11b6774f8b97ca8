package org.vigie.prediction.jobs.schedule;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Duration;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;

/** Sets the scheduler up on the service's own database. */
@Configuration(proxyBeanMethods = false)
class SchedulerConfiguration {
    private static final String TABLE = "jobs.scheduled_tasks";
    private static final int THREADS = 2;
    private static final Duration HEARTBEAT = Duration.ofSeconds(3);

    @Bean
    OneTimeTask<Void> jobTask(ObjectProvider<JobExecution> execution) {
        return Tasks.oneTime("job")
                .onFailure(new FailureHandler.OnFailureRetryLater<>(Duration.ofSeconds(5)))
                .execute((instance, context) -> execution.getObject().run(UUID.fromString(instance.getId()), context));
    }

    @Bean
    SchedulerClient schedulerClient(DataSource dataSource, OneTimeTask<Void> jobTask) {
        return SchedulerClient.Builder.create(new TransactionAwareDataSourceProxy(dataSource), jobTask)
                .tableName(TABLE)
                .enablePriority()
                .build();
    }

    /** Polls once a second; an instance that has died is noticed within about fifteen seconds. */
    @Bean
    @DependsOn("flywayInitializer")
    RunningScheduler runningScheduler(DataSource dataSource, OneTimeTask<Void> jobTask) {
        return new RunningScheduler(Scheduler.create(dataSource, jobTask)
                .tableName(TABLE)
                .enablePriority()
                .threads(THREADS)
                // what is fetched early would run before more urgent work that comes later, and other pods would not
                // see it
                .pollUsingFetch(0.5, 1.0)
                .pollingInterval(Duration.ofSeconds(1))
                .heartbeatInterval(HEARTBEAT)
                .missedHeartbeatsLimit(4)
                .shutdownMaxWait(Duration.ofSeconds(10))
                .build());
    }
}
