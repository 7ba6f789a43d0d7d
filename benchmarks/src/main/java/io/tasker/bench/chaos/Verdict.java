package io.tasker.bench.chaos;

import java.time.Duration;
import java.util.List;

/**
 * What came of a run.
 *
 * @param plan what was asked for
 * @param tally what was struck
 * @param took all in all
 * @param settled from the last recovery until the last task stood where it must
 * @param repeated requests that were sent again
 * @param failedStarts of processes that gave up while they started
 * @param evidence what was left behind
 * @param violations what is wrong with that, a line each
 */
record Verdict(
    ChaosPlan plan,
    Tally tally,
    Duration took,
    Duration settled,
    long repeated,
    int failedStarts,
    Evidence evidence,
    List<String> violations) {}
