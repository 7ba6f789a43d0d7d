package io.tasker.core.writer;

import io.tasker.contract.spi.messaging.QueueName;
import io.tasker.core.lifecycle.WriterEvent;
import io.tasker.core.lifecycle.WriterEvent.Create;
import io.tasker.core.lifecycle.WriterEvent.Decide;
import java.util.List;

/** What follows a commit: replies, signals, counters. */
interface WriterEffects {
  /** A set of requests is committed. */
  void created(List<Create> requests, CreateSet.Outcome outcome);

  /** A set of events is committed. */
  void processed(List<Decide> given, SetOutcome outcome);

  /** A set of requests from their queue is committed. */
  void entered(QueueName queue, EntrySet.Outcome outcome);

  /**
   * A writer found messages.
   *
   * @param look what asked it to look
   * @param more whether there may be more than it could take
   */
  void found(Writer writer, WriterEvent look, boolean more);

  /** How long a committed set of requests took, begin to commit. */
  default void measured(Writer writer, List<Create> requests, CreateSet.Outcome set, long nanos) {}

  /** How long a committed set of events took, begin to commit. */
  default void measured(Writer writer, int given, SetOutcome set, long nanos) {}

  /** How long a committed set of requests from their queue took, begin to commit. */
  default void measured(Writer writer, QueueName queue, EntrySet.Outcome set, long nanos) {}
}
