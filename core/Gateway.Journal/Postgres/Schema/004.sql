-- Format 4: jobs over many messages. They do not follow from the log; what they did to each message stands there, with the job's number as its cause.

CREATE TABLE job (
    id bigint PRIMARY KEY,
    action text NOT NULL,           -- retry, resend, park, release
    filter text NOT NULL,           -- JSON
    canary text NOT NULL,           -- 1,2,5,10
    rate bigint NOT NULL,           -- messages per second
    actor text NOT NULL,
    reason text NOT NULL,
    started_at bigint NOT NULL,
    up_to bigint NOT NULL,          -- the newest message when it began
    state bigint NOT NULL,          -- 0 running, 1 paused, 2 stopped by itself, 3 cancelled, 4 finished
    cursor bigint NOT NULL,         -- the last message looked at
    begun bigint NOT NULL,
    done bigint NOT NULL,
    failed bigint NOT NULL,
    stop_reason text,
    changed_at bigint NOT NULL
);

CREATE TABLE job_item (
    job bigint NOT NULL,
    message bigint NOT NULL,
    watched bigint NOT NULL,        -- the message whose end counts
    result bigint NOT NULL,         -- 0 open, 1 done, 2 failed, 3 left alone
    fault_before text,
    fault text,
    note text NOT NULL,
    at bigint NOT NULL,
    PRIMARY KEY (job, message)
);
CREATE INDEX job_item_open ON job_item (job, message) WHERE result = 0;
