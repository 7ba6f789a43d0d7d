package io.tasker.testkit.messaging;

import io.tasker.contract.spi.messaging.QueueName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A messaging under test, in the few words that queues in a database and in a broker share. */
public interface QueueBench extends AutoCloseable {
  /** Creates a queue where it is missing. */
  void create(QueueName queue);

  /** Sends JSON texts; they are there for everybody when it returns. */
  default void send(QueueName queue, List<String> bodies) {
    send(queue, bodies, null);
  }

  /** The same, as parts of a trace; of none if it is null. */
  void send(QueueName queue, List<String> bodies, @Nullable String trace);

  /** How many messages wait to be taken; those in hand need not be counted. */
  long depth(QueueName queue);

  /** Closes the messaging and opens it again, as a process does that starts again. */
  void reopen();

  /**
   * Takes messages, as a consumer of its own.
   *
   * @param max at most
   * @return those in hand; none if there are none within a reasonable time
   */
  Taken take(QueueName queue, int max);

  /** Removes what the test made. */
  @Override
  void close();

  /** Messages in one consumer's hand. */
  interface Taken extends AutoCloseable {
    /** JSON texts, in no particular order. */
    List<String> bodies();

    /** The same, each with a space and the trace it came with, or {@code null}. */
    List<String> traced();

    /** The work is done: they are gone for good. */
    void done();

    /** The work was not done: they come again. Does nothing after {@link #done}. */
    @Override
    void close();
  }
}
