package org.vigie.prediction.jobs.web;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.vigie.platform.problem.ProblemException;
import org.vigie.prediction.access.Places;
import org.vigie.prediction.jobs.Job;
import org.vigie.prediction.jobs.Jobs;

/** Tells how far jobs have come, and stops them. */
@RestController
@RequestMapping("/v1/jobs/{id}")
class JobController {
    private final Jobs jobs;

    JobController(Jobs jobs) {
        this.jobs = jobs;
    }

    record JobResponse(
            UUID id,
            String kind,
            String state,
            int done,
            int total,
            @Nullable String step,
            List<Job.LogLine> log,
            @Nullable String result,
            @Nullable String problem) {
        static JobResponse of(Job job) {
            return new JobResponse(
                    job.id(),
                    job.kind(),
                    job.state().name().toLowerCase(Locale.ROOT),
                    job.done(),
                    job.total(),
                    job.step(),
                    job.log(),
                    job.result(),
                    job.problem());
        }
    }

    @GetMapping
    @PreAuthorize("hasAnyAuthority('observations:read', 'observations:import', 'forecasts:read', 'rounds:run')")
    @Places(Places.Answer.NONE)
    JobResponse get(@PathVariable UUID id) {
        return JobResponse.of(find(id));
    }

    @DeleteMapping
    @PreAuthorize("hasAnyAuthority('observations:import', 'rounds:run')")
    @Places(Places.Answer.ALL)
    ResponseEntity<JobResponse> cancel(@PathVariable UUID id, Authentication caller) {
        String needed = Set.of("import", "feed").contains(find(id).kind()) ? "observations:import" : "rounds:run";
        if (caller.getAuthorities().stream().noneMatch(granted -> needed.equals(granted.getAuthority()))) {
            throw new AccessDeniedException(needed);
        }
        jobs.cancel(id);
        return ResponseEntity.accepted().body(JobResponse.of(find(id)));
    }

    private Job find(UUID id) {
        return jobs.find(id).orElseThrow(() -> new ProblemException(HttpStatus.NOT_FOUND, "unknown-job", id));
    }
}
