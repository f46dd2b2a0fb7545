-- Format 2: the work list of codes that no table knew. It does not follow from the log: losing it loses counts, never a message.

CREATE TABLE unmapped (
    id INTEGER PRIMARY KEY,
    institution TEXT NOT NULL,
    source TEXT NOT NULL,
    concept TEXT NOT NULL,
    code TEXT NOT NULL,
    direction INTEGER NOT NULL,     -- 0 from the sender's code to ours, 1 from ours to the sender's
    version TEXT NOT NULL,
    display TEXT,
    action INTEGER NOT NULL,        -- 0 rejected, 1 parked, 2 kept
    table_row TEXT NOT NULL,
    service_date TEXT,              -- 2026-01-31
    messages INTEGER NOT NULL,
    first_seen INTEGER NOT NULL,
    last_seen INTEGER NOT NULL,
    last_message INTEGER NOT NULL,
    UNIQUE (institution, source, concept, code, direction)
) STRICT;

-- Which bytes brought it: the same bytes count once, however often they come or are tried again.
CREATE TABLE unmapped_message (
    unmapped INTEGER NOT NULL,
    same INTEGER NOT NULL,          -- first 8 bytes of the message's sha256
    message INTEGER NOT NULL,       -- the newest message with these bytes
    PRIMARY KEY (unmapped, same)
) STRICT, WITHOUT ROWID;
