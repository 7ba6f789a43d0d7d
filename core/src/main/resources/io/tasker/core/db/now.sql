-- Used by: DatabaseClock. Locks: none. Returns: one row, the database's time.
SELECT clock_timestamp()
