-- The journal, format 1. Forward only: a later format is a new numbered file that changes what is here.

-- The last row of the log and the last message number, rewritten with every commit: a log cut at its end shows.
CREATE TABLE head (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    sequence INTEGER NOT NULL,
    message INTEGER NOT NULL,
    chain BLOB NOT NULL
) STRICT;
INSERT INTO head (one, sequence, message, chain) VALUES (1, 0, 0, zeroblob(32));

-- The log: append only. `chain` = sha256 over the chain before and this row with the sha256 of its payload, so that retention may
-- drop payloads (payload IS NULL) and a later format may pack them (packing <> 0) without breaking a link.
CREATE TABLE fact (
    sequence INTEGER PRIMARY KEY,
    message INTEGER NOT NULL,
    kind INTEGER NOT NULL,
    at INTEGER NOT NULL,            -- UTC, ticks of 100 ns since 0001-01-01, as everywhere below
    actor TEXT NOT NULL,
    cause TEXT NOT NULL,
    sha256 BLOB NOT NULL,
    chain BLOB NOT NULL,
    packing INTEGER NOT NULL DEFAULT 0,
    payload BLOB
) STRICT;
CREATE INDEX fact_of_message ON fact (message);

-- Everything below follows from the log.

CREATE TABLE message (
    id INTEGER PRIMARY KEY,
    institution TEXT NOT NULL,
    source TEXT NOT NULL,
    listener TEXT NOT NULL,
    state INTEGER NOT NULL,
    received_at INTEGER NOT NULL,
    changed_at INTEGER NOT NULL,
    sha256 BLOB NOT NULL,
    same INTEGER NOT NULL,          -- first 8 bytes of sha256: a narrow index for finding resends
    bytes INTEGER NOT NULL,
    event TEXT,
    lane TEXT,
    business_key TEXT,
    mapping_version TEXT,
    issue_code TEXT,
    attempts INTEGER NOT NULL
) STRICT;
CREATE INDEX message_same ON message (same);
CREATE INDEX message_of_institution ON message (institution);
CREATE INDEX message_unfinished ON message (id) WHERE state < 10;
CREATE UNIQUE INDEX message_live_business_key ON message (business_key) WHERE business_key IS NOT NULL AND state NOT IN (11, 12);

CREATE TABLE attempt (
    msgid TEXT PRIMARY KEY,
    message INTEGER NOT NULL,
    started INTEGER NOT NULL,       -- sequence of the intent
    ended INTEGER,                  -- sequence of the outcome; NULL while it is not known
    outcome INTEGER
) STRICT, WITHOUT ROWID;

-- The highest msgid of each institution; outlives the attempts that retention drops.
CREATE TABLE last_msgid (
    institution TEXT PRIMARY KEY,
    msgid TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- How messages are found again; a business key is a key of kind 'business'.
CREATE TABLE key (
    value TEXT NOT NULL,
    message INTEGER NOT NULL,
    kind TEXT NOT NULL,
    PRIMARY KEY (value, message, kind)
) STRICT, WITHOUT ROWID;

CREATE TABLE key_book (
    institution TEXT NOT NULL,
    scope TEXT NOT NULL,
    local TEXT NOT NULL,
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    learned INTEGER NOT NULL,       -- sequence of the fact that taught it
    PRIMARY KEY (institution, scope, local, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE tally (
    source TEXT NOT NULL,
    state INTEGER NOT NULL,
    messages INTEGER NOT NULL,
    PRIMARY KEY (source, state)
) STRICT, WITHOUT ROWID;
