package io.tasker.rabbitmq;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.ShutdownSignalException;
import org.jspecify.annotations.Nullable;

/** Why something failed, for a person. */
final class Reasons {
  private Reasons() {}

  /** What the broker said if it said something, else what the exception says. */
  static String of(Throwable failure) {
    ShutdownSignalException shutdown = shutdown(failure);
    if (shutdown != null && shutdown.getReason() instanceof AMQP.Channel.Close close) {
      return close.getReplyText();
    }
    if (shutdown != null && shutdown.getReason() instanceof AMQP.Connection.Close close) {
      return close.getReplyText();
    }
    Throwable deepest = failure;
    while (deepest.getCause() != null && deepest.getCause() != deepest) {
      deepest = deepest.getCause();
    }
    String said = deepest.getMessage();
    return said == null || said.isBlank() ? deepest.getClass().getSimpleName() : said;
  }

  /** The broker's reply code; 0 if it did not say anything. */
  static int code(Throwable failure) {
    ShutdownSignalException shutdown = shutdown(failure);
    if (shutdown == null) {
      return 0;
    }
    return switch (shutdown.getReason()) {
      case AMQP.Channel.Close close -> close.getReplyCode();
      case AMQP.Connection.Close close -> close.getReplyCode();
      case null, default -> 0;
    };
  }

  private static @Nullable ShutdownSignalException shutdown(Throwable failure) {
    for (Throwable at = failure; at != null; at = at.getCause()) {
      if (at instanceof ShutdownSignalException shutdown) {
        return shutdown;
      }
    }
    return null;
  }
}
