package io.tasker.bench.measure;

/**
 * What the tables of a database hold and how much of them was looked at.
 *
 * @param deadRows row versions that nobody sees and that are not removed yet, as estimated by the
 *     database
 * @param pages pages of tables and indexes looked at so far, in memory or not
 */
public record Storage(long deadRows, long pages) {}
