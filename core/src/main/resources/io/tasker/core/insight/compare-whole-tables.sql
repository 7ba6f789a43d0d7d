-- Used by: Invariants.check, before its statements. Locks: none. Returns: nothing. Whole tables are
-- compared; where the planner guesses far too few groups, a nested loop takes minutes for what a hash
-- join does in a moment.
SET LOCAL enable_nestloop = off
