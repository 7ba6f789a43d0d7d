-- Used by: Database.inSnapshot, before anything else. Locks: none. Returns: nothing. From here to its end
-- the transaction sees one instant and writes nothing.
SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY
