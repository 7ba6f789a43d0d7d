-- Used by: DatabaseQueues, for messages that go back; PARTS is filled in, one part for each queue. Locks:
-- none.
WITH PARTS
SELECT 1
