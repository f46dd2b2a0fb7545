-- Format 3: the ledger of what was settled, taken back and undone at destinations. It follows from the log.

CREATE TABLE ledger (
    msgid TEXT PRIMARY KEY,
    message INTEGER NOT NULL,
    institution TEXT NOT NULL,
    day INTEGER NOT NULL,           -- days since 0001-01-01
    account TEXT NOT NULL,          -- what is settled together: insurance/clearing type/clearing agency
    kind INTEGER NOT NULL,          -- 0 settled, 1 taken back, 2 undone
    number TEXT NOT NULL,
    visit TEXT NOT NULL,
    person TEXT NOT NULL,
    local TEXT NOT NULL,
    takes TEXT NOT NULL,            -- the number taken back, or the msgid undone
    total INTEGER NOT NULL,         -- fen, as the three below
    fund INTEGER NOT NULL,
    own INTEGER NOT NULL,
    cash INTEGER NOT NULL,
    voided INTEGER NOT NULL,
    replied INTEGER NOT NULL,
    written INTEGER NOT NULL        -- sequence of the fact
) STRICT, WITHOUT ROWID;
CREATE INDEX ledger_of_day ON ledger (institution, day);
CREATE INDEX ledger_number ON ledger (number);
CREATE INDEX ledger_takes ON ledger (takes) WHERE takes <> '';
CREATE INDEX ledger_message ON ledger (message);
