create schema jobs;

-- the table db-scheduler works on; names and types are its own
create table jobs.scheduled_tasks (
    task_name text not null,
    task_instance text not null,
    task_data bytea,
    execution_time timestamptz not null,
    picked boolean not null,
    picked_by text,
    last_success timestamptz,
    last_failure timestamptz,
    consecutive_failures int,
    last_heartbeat timestamptz,
    version bigint not null,
    priority smallint,
    primary key (task_name, task_instance)
);
create index scheduled_tasks_execution_time on jobs.scheduled_tasks (execution_time);
create index scheduled_tasks_last_heartbeat on jobs.scheduled_tasks (last_heartbeat);

create table jobs.job (
    id uuid primary key,
    kind text not null,
    subject bigint not null,
    state text not null check (state in ('queued', 'running', 'succeeded', 'failed', 'cancelled')),
    done int not null default 0,
    total int not null default 0,
    step text,
    attempts int not null default 0,
    cancel_requested boolean not null default false,
    requested_by text not null,
    language text not null,
    created_at timestamptz not null,
    started_at timestamptz,
    finished_at timestamptz,
    result text,
    problem text
);
create index job_subject on jobs.job (kind, subject);

create table jobs.log_line (
    job uuid not null references jobs.job on delete cascade,
    line int generated always as identity,
    at timestamptz not null,
    text text not null,
    primary key (job, line)
);
