-- Format 9: lists by a rare source, event, code or end are found, not searched for, among ten million messages.

CREATE INDEX IF NOT EXISTS message_of_source ON message (source);
CREATE INDEX IF NOT EXISTS message_of_event ON message (event) WHERE event IS NOT NULL;
CREATE INDEX IF NOT EXISTS message_issue ON message (issue_code) WHERE issue_code IS NOT NULL;
CREATE INDEX IF NOT EXISTS message_undone ON message (id) WHERE state > 11;
CREATE INDEX IF NOT EXISTS message_refused ON message (institution) WHERE state = 11;
