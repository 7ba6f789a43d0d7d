package io.tasker.core.lifecycle;

import io.tasker.contract.error.ErrorCode;
import io.tasker.contract.error.TaskerException;
import io.tasker.core.actor.Reply;
import io.tasker.core.channel.Offer;
import java.time.Duration;

/** What an actor answers when no writer takes its event. */
public final class Refusals {
  private static final Duration TRY_AGAIN = Duration.ofSeconds(1);

  private Refusals() {}

  /** Fails the reply unless the event was taken. */
  public static void failUnlessAccepted(Offer offer, Reply<?> reply) {
    switch (offer) {
      case ACCEPTED -> {}
      case FULL ->
          reply.fail(
              TaskerException.overloaded(
                  "the engine's channels are full; nothing was done", TRY_AGAIN));
      case CLOSED ->
          reply.fail(
              new TaskerException(ErrorCode.STOPPING, "the server is stopping; nothing was done"));
    }
  }
}
