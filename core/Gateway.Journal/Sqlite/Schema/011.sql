-- Format 11: what a source never sent, or seldom, is found by source and event together.

CREATE INDEX IF NOT EXISTS message_of_source_event ON message (source, event) WHERE event IS NOT NULL;
