-- Jobs that have not ended or that failed are few; monitoring asks for them all the time.
create index job_open on jobs.job (kind, state) where state in ('queued', 'running', 'failed');
