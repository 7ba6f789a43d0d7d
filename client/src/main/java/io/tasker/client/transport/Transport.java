package io.tasker.client.transport;

import org.jspecify.annotations.Nullable;

/**
 * Carries calls to a server, each once: whoever calls decides about another try. Safe for use by
 * many threads.
 */
public interface Transport extends AutoCloseable {
  /**
   * Makes a call and waits for its answer.
   *
   * @return the body of a good answer: JSON in the form of the REST API, whatever the protocol; of
   *     {@link ApiOperation#METRICS} text
   * @throws io.tasker.client.error.ClientException if it failed
   */
  String call(ApiCall call);

  /**
   * Opens a stream of events.
   *
   * @param call {@link ApiOperation#WATCH_TASK} or {@link ApiOperation#WATCH_TASKS}
   * @param after id of the last event that is known; null: from the first of a task, or from now on
   * @throws io.tasker.client.error.ClientException if it failed; a server without events answers
   *     with status 404, 405 or 501, by some protocols only when the first event is waited for
   */
  EventStream open(ApiCall call, @Nullable String after);

  /** Breaks off what runs and lets go of connections. */
  @Override
  void close();
}
