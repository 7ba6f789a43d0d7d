package io.tasker.core.config;

import java.time.Duration;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * How long tasks are kept after they are over.
 *
 * @param defaultDays in namespaces that are not named, from 0; 0: for ever
 * @param namespaceDays in namespaces that are; 0: for ever
 * @param batchTasks deleted in one transaction at most, from 1
 * @param interval how often is looked for what is old
 * @param lockTimeout how long writers may wait behind the drop of a partition
 * @param exportPath the folder into which rows are written before they are deleted; empty: they are
 *     not
 */
public record RetentionConfig(
    int defaultDays,
    Map<String, Integer> namespaceDays,
    int batchTasks,
    Duration interval,
    Duration lockTimeout,
    String exportPath) {
  public RetentionConfig {
    namespaceDays = Map.copyOf(namespaceDays);
    Require.atLeast(0, "default_days", defaultDays);
    namespaceDays.forEach((name, days) -> Require.atLeast(0, "namespace_days of " + name, days));
    Require.atLeast(1, "batch_tasks", batchTasks);
    Require.positive("interval_seconds", interval);
    Require.positive("lock_timeout_ms", lockTimeout);
  }

  /** How long tasks of a namespace are kept; empty: for ever. */
  public OptionalInt daysOf(String namespace) {
    int days = namespaceDays.getOrDefault(namespace, defaultDays);
    return days == 0 ? OptionalInt.empty() : OptionalInt.of(days);
  }

  /** The longest time after which anything is deleted; empty: nothing ever is. */
  public OptionalInt longestDays() {
    return IntStream.concat(
            IntStream.of(defaultDays), namespaceDays.values().stream().mapToInt(Integer::intValue))
        .filter(days -> days > 0)
        .max();
  }
}
