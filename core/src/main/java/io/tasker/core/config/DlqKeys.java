package io.tasker.core.config;

import static io.tasker.core.config.KnownKey.key;

import java.util.List;

/** The keys below {@code orchestration.dlq}. */
final class DlqKeys {
  private static final String STALENESS = "orchestration.dlq.staleness_detection.";
  private static final KeyType DAY_OF_MINUTES = KeyType.whole(1, 1_440);

  static final List<KnownKey> ALL =
      List.of(
          key(
              "orchestration.dlq.enabled",
              KeyType.flag(),
              true,
              "whether tasks that nobody moves are looked for; blocked tasks are entered in any"
                  + " case"),
          key(
              STALENESS + "enabled",
              KeyType.flag(),
              true,
              "whether tasks are looked for that stay where they are"),
          key(
              STALENESS + "detection_interval_seconds",
              KeyType.whole(30, 3_600),
              300,
              "seconds",
              "how often"),
          key(
              STALENESS + "batch_size",
              KeyType.whole(1, 10_000),
              100,
              "tasks",
              "in one look at most"),
          key(STALENESS + "dry_run", KeyType.flag(), false, "whether they are only logged"),
          key(
              STALENESS + "thresholds.waiting_for_dependencies_minutes",
              DAY_OF_MINUTES,
              60,
              "minutes",
              "a task may stay in that state"),
          key(
              STALENESS + "thresholds.waiting_for_retry_minutes",
              DAY_OF_MINUTES,
              30,
              "minutes",
              "a task may stay in that state"),
          key(
              STALENESS + "thresholds.steps_in_process_minutes",
              DAY_OF_MINUTES,
              30,
              "minutes",
              "a task may stay in that state"),
          key(
              STALENESS + "thresholds.task_max_lifetime_hours",
              KeyType.whole(1, 168),
              24,
              "hours",
              "an open task may grow old"),
          key(
              STALENESS + "actions.auto_move_to_dlq",
              KeyType.flag(),
              true,
              "whether such a task is entered in tasker.tasks_dlq"),
          key(
              STALENESS + "actions.auto_transition_to_error",
              KeyType.flag(),
              false,
              "whether such a task is ended: it becomes error, its open steps cancelled, for"
                  + " good"));

  private DlqKeys() {}
}
