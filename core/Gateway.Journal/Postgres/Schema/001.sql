-- The journal in PostgreSQL, format 1. Forward only: a later format is a new numbered file that changes what is here.
-- Texts compare byte by byte (COLLATE "C"), whatever language the database speaks: the highest msgid is the highest everywhere.

CREATE TABLE journal_format (
    one bigint PRIMARY KEY CHECK (one = 1),
    format bigint NOT NULL
);
INSERT INTO journal_format (one, format) VALUES (1, 1);

-- The last row of the log and the last message number, rewritten with every commit: a log cut at its end shows.
CREATE TABLE head (
    one bigint PRIMARY KEY CHECK (one = 1),
    sequence bigint NOT NULL,
    message bigint NOT NULL,
    chain bytea NOT NULL
) WITH (fillfactor = 10);
INSERT INTO head (one, sequence, message, chain) VALUES (1, 0, 0, decode(repeat('00', 32), 'hex'));

-- The log: append only. `chain` = sha256 over the chain before and this row with the sha256 of its payload, so that retention may
-- drop payloads (payload IS NULL) and a later format may pack them (packing <> 0) without breaking a link.
CREATE TABLE fact (
    sequence bigint PRIMARY KEY,
    message bigint NOT NULL,
    kind bigint NOT NULL,
    at bigint NOT NULL,             -- UTC, ticks of 100 ns since 0001-01-01, as everywhere below
    actor text COLLATE "C" NOT NULL,
    cause text COLLATE "C" NOT NULL,
    sha256 bytea NOT NULL,
    chain bytea NOT NULL,
    packing bigint NOT NULL DEFAULT 0,
    payload bytea
) WITH (toast_tuple_target = 8160);
ALTER TABLE fact ALTER COLUMN payload SET STORAGE EXTERNAL; -- the server's own packing is slow: whoever writes decides
CREATE INDEX fact_of_message ON fact (message, sequence);

-- Everything below follows from the log.

CREATE TABLE message (
    id bigint PRIMARY KEY,
    institution text COLLATE "C" NOT NULL,
    source text COLLATE "C" NOT NULL,
    listener text COLLATE "C" NOT NULL,
    state bigint NOT NULL,
    received_at bigint NOT NULL,
    changed_at bigint NOT NULL,
    sha256 bytea NOT NULL,
    same bigint NOT NULL,           -- first 8 bytes of sha256: a narrow index for finding resends
    bytes bigint NOT NULL,
    event text COLLATE "C",
    lane text COLLATE "C",
    business_key text COLLATE "C",
    mapping_version text COLLATE "C",
    issue_code text COLLATE "C",
    attempts bigint NOT NULL
) WITH (fillfactor = 70);
CREATE INDEX message_same ON message (same);
CREATE INDEX message_of_institution ON message (institution, id);
CREATE INDEX message_unfinished ON message (id) WHERE state < 10;
CREATE UNIQUE INDEX message_live_business_key ON message (business_key) WHERE business_key IS NOT NULL AND state NOT IN (11, 12);

CREATE TABLE attempt (
    msgid text COLLATE "C" PRIMARY KEY,
    message bigint NOT NULL,
    started bigint NOT NULL,        -- sequence of the intent
    ended bigint,                   -- sequence of the outcome; NULL while it is not known
    outcome bigint
) WITH (fillfactor = 80);

-- The highest msgid of each institution; outlives the attempts that retention drops.
CREATE TABLE last_msgid (
    institution text COLLATE "C" PRIMARY KEY,
    msgid text COLLATE "C" NOT NULL
) WITH (fillfactor = 50);

-- How messages are found again; a business key is a key of kind 'business'.
CREATE TABLE key (
    value text COLLATE "C" NOT NULL,
    message bigint NOT NULL,
    kind text COLLATE "C" NOT NULL,
    PRIMARY KEY (value, message, kind)
);

CREATE TABLE key_book (
    institution text COLLATE "C" NOT NULL,
    scope text COLLATE "C" NOT NULL,
    local text COLLATE "C" NOT NULL,
    name text COLLATE "C" NOT NULL,
    value text COLLATE "C" NOT NULL,
    learned bigint NOT NULL,        -- sequence of the fact that taught it
    PRIMARY KEY (institution, scope, local, name)
);

CREATE TABLE tally (
    source text COLLATE "C" NOT NULL,
    state bigint NOT NULL,
    messages bigint NOT NULL,
    PRIMARY KEY (source, state)
) WITH (fillfactor = 50);

-- The work list of codes that no table knew. It does not follow from the log: losing it loses counts, never a message.
CREATE TABLE unmapped (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    institution text COLLATE "C" NOT NULL,
    source text COLLATE "C" NOT NULL,
    concept text COLLATE "C" NOT NULL,
    code text COLLATE "C" NOT NULL,
    direction bigint NOT NULL,      -- 0 from the sender's code to ours, 1 from ours to the sender's
    version text COLLATE "C" NOT NULL,
    display text COLLATE "C",
    action bigint NOT NULL,         -- 0 rejected, 1 parked, 2 kept
    table_row text COLLATE "C" NOT NULL,
    service_date text COLLATE "C",  -- 2026-01-31
    messages bigint NOT NULL,
    first_seen bigint NOT NULL,
    last_seen bigint NOT NULL,
    last_message bigint NOT NULL,
    UNIQUE (institution, source, concept, code, direction)
);

-- Which bytes brought it: the same bytes count once, however often they come or are tried again.
CREATE TABLE unmapped_message (
    unmapped bigint NOT NULL,
    same bigint NOT NULL,           -- first 8 bytes of the message's sha256
    message bigint NOT NULL,        -- the newest message with these bytes
    PRIMARY KEY (unmapped, same)
);

-- The ledger of what was settled, taken back and undone at destinations. It follows from the log.
CREATE TABLE ledger (
    msgid text COLLATE "C" PRIMARY KEY,
    message bigint NOT NULL,
    institution text COLLATE "C" NOT NULL,
    day bigint NOT NULL,            -- days since 0001-01-01
    account text COLLATE "C" NOT NULL,  -- what is settled together: insurance/clearing type/clearing agency
    kind bigint NOT NULL,           -- 0 settled, 1 taken back, 2 undone
    number text COLLATE "C" NOT NULL,
    visit text COLLATE "C" NOT NULL,
    person text COLLATE "C" NOT NULL,
    local text COLLATE "C" NOT NULL,
    takes text COLLATE "C" NOT NULL,    -- the number taken back, or the msgid undone
    total bigint NOT NULL,          -- fen, as the three below
    fund bigint NOT NULL,
    own bigint NOT NULL,
    cash bigint NOT NULL,
    voided bigint NOT NULL,
    replied bigint NOT NULL,
    written bigint NOT NULL         -- sequence of the fact
);
CREATE INDEX ledger_of_day ON ledger (institution, day);
CREATE INDEX ledger_number ON ledger (number);
CREATE INDEX ledger_takes ON ledger (takes) WHERE takes <> '';
CREATE INDEX ledger_message ON ledger (message);
