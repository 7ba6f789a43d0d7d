package io.tasker.core.writer;

import io.tasker.core.lifecycle.WriterEvent.Create;
import io.tasker.core.lifecycle.WriterEvent.Decide;
import java.util.List;

/** What follows a commit: replies, signals, counters. */
interface WriterEffects {
  /** A set of requests is committed. */
  void created(List<Create> requests, CreateSet.Outcome outcome);

  /** A set of events is committed. */
  void processed(List<Decide> given, SetOutcome outcome);

  /**
   * A writer found results.
   *
   * @param more whether there may be more than it could take
   */
  void found(Writer writer, boolean more);

  /** How long a committed set of requests took, begin to commit. */
  default void measured(Writer writer, List<Create> requests, CreateSet.Outcome set, long nanos) {}

  /** How long a committed set of events took, begin to commit. */
  default void measured(Writer writer, int given, SetOutcome set, long nanos) {}
}
