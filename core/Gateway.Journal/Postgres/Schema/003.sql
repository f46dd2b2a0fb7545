-- Format 3: lists by a rare source, event, code or end are found, not searched for, among ten million messages.

CREATE INDEX message_of_source ON message (source, id);
CREATE INDEX message_of_event ON message (event, id) WHERE event IS NOT NULL;
CREATE INDEX message_issue ON message (issue_code, id) WHERE issue_code IS NOT NULL;
CREATE INDEX message_undone ON message (id) WHERE state > 11;
CREATE INDEX message_refused ON message (institution, id) WHERE state = 11;
