package io.tasker.contract.operations;

/** What happens to tasks, while it happens. */
public interface EventOperations {
  /**
   * Begins to watch. Events come in an order in which nothing is left out: what is committed late
   * comes late, and each event once.
   *
   * @param tooSlow called once, from any thread, if the watcher falls so far behind that it is
   *     dropped; must not block
   * @throws io.tasker.contract.error.TaskerException {@code TASK_NOT_FOUND}; {@code
   *     INVALID_REQUEST} if the state or the id is none; {@code EVENTS_GONE} if what was seen last
   *     is too old, or of another database; {@code DATABASE_UNAVAILABLE}, {@code STOPPING}
   */
  EventFeed watch(EventQuery query, Runnable tooSlow);
}
