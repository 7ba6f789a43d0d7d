package io.tasker.core.config;

import static io.tasker.core.config.KnownKey.key;

import java.util.List;

/** The keys below {@code orchestration.actors}. */
final class EntryKeys {
  static final List<KnownKey> ALL =
      List.of(
          key(
              "orchestration.actors.task_request.queue_enabled",
              KeyType.flag(),
              true,
              "whether tasks can be asked for by messages (queue task_requests)"),
          key(
              "orchestration.actors.task_request.set_size",
              KeyType.whole(1, 1_000),
              100,
              "messages",
              "of that queue in one transaction at most"),
          key(
              "orchestration.actors.task_finalizer.queue_enabled",
              KeyType.flag(),
              true,
              "whether tasks are looked at again when a message names them (queue"
                  + " task_finalizations)"),
          key(
              "orchestration.actors.task_finalizer.set_size",
              KeyType.whole(1, 1_000),
              100,
              "messages",
              "of that queue in one transaction at most"));

  private EntryKeys() {}
}
