-- Used by: EventStore. Locks: none. Returns: what tells this database from a copy of it: places in the
-- order of transactions mean nothing elsewhere.
SELECT CAST(s.system_identifier AS text) || '/' || CAST(d.oid AS text)
FROM pg_control_system() s, pg_database d
WHERE d.datname = current_database()
