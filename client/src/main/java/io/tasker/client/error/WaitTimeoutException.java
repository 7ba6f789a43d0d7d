package io.tasker.client.error;

import java.io.Serial;
import java.time.Duration;
import java.util.UUID;

/** A task was not over when we stopped waiting for it. It goes on; wait again, or cancel it. */
public final class WaitTimeoutException extends ClientException {
  @Serial private static final long serialVersionUID = 1L;
  private final String status;

  /** Waited for a task that is in a state still. */
  public WaitTimeoutException(UUID task, String status, Duration waited) {
    super(
        "task %s is %s after %d ms of waiting; it goes on"
            .formatted(task, status, waited.toMillis()),
        null);
    this.status = status;
  }

  /** The state that the task was in when we looked last. */
  public String status() {
    return status;
  }

  @Override
  public boolean isRetryable() {
    return true;
  }
}
