package io.tasker.core.writer;

import io.tasker.contract.spi.messaging.QueueName;
import io.tasker.core.lifecycle.WriterEvent.Creation;
import java.lang.System.Logger.Level;

/** Says what became of requests that nobody waits for an answer to. */
final class EntryLog {
  private static final System.Logger LOG = System.getLogger(EntryLog.class.getName());

  private EntryLog() {}

  static void log(QueueName queue, EntrySet.Outcome outcome) {
    for (EntrySet.Entered entered : outcome.entered()) {
      switch (entered.creation()) {
        case Creation.Created(var task) ->
            LOG.log(
                Level.DEBUG,
                "task created request_id={0} task={1} queue={2}",
                entered.requestId(),
                task,
                queue);
        case Creation.Duplicate(var namesake) ->
            LOG.log(
                Level.INFO,
                "a request means a task that is there already request_id={0} task={1} queue={2}",
                entered.requestId(),
                namesake,
                queue);
      }
    }
    outcome
        .dead()
        .forEach(
            dead ->
                LOG.log(
                    Level.WARNING,
                    "a request cannot be used, its body is in tasker.dead_messages queue={0}"
                        + " reason=\"{1}\"",
                    queue,
                    dead.reason()));
  }
}
