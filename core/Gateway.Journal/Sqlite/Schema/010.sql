-- Format 10: jobs over many messages. They do not follow from the log; what they did to each message stands there, with the job's number as its cause.

CREATE TABLE IF NOT EXISTS job (
    id INTEGER PRIMARY KEY,
    action TEXT NOT NULL,           -- retry, resend, park, release
    filter TEXT NOT NULL,           -- JSON
    canary TEXT NOT NULL,           -- 1,2,5,10
    rate INTEGER NOT NULL,          -- messages per second
    actor TEXT NOT NULL,
    reason TEXT NOT NULL,
    started_at INTEGER NOT NULL,
    up_to INTEGER NOT NULL,         -- the newest message when it began
    state INTEGER NOT NULL,         -- 0 running, 1 paused, 2 stopped by itself, 3 cancelled, 4 finished
    cursor INTEGER NOT NULL,        -- the last message looked at
    begun INTEGER NOT NULL,
    done INTEGER NOT NULL,
    failed INTEGER NOT NULL,
    stop_reason TEXT,
    changed_at INTEGER NOT NULL
) STRICT;

CREATE TABLE IF NOT EXISTS job_item (
    job INTEGER NOT NULL,
    message INTEGER NOT NULL,
    watched INTEGER NOT NULL,       -- the message whose end counts
    result INTEGER NOT NULL,        -- 0 open, 1 done, 2 failed, 3 left alone
    fault_before TEXT,
    fault TEXT,
    note TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (job, message)
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS job_item_open ON job_item (job, message) WHERE result = 0;
