-- Format 2: payloads are packed (fact.packing), and bytes are dropped by age.

-- What is still there of a message's bytes: 0 everything, 1 the replies, 2 heads only. The index finds the oldest that has more than it should.
ALTER TABLE message ADD COLUMN kept bigint NOT NULL DEFAULT 0;
CREATE INDEX message_kept ON message (kept, id);

CREATE INDEX unmapped_message_age ON unmapped_message (message);
