package io.tasker.rabbitmq;

import com.rabbitmq.client.impl.ForgivingExceptionHandler;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** What the client would log by itself; we say in our own words when a connection is lost. */
final class QuietExceptions extends ForgivingExceptionHandler {
  private static final Logger LOG = System.getLogger(QuietExceptions.class.getName());

  @Override
  protected void log(String message, Throwable cause) {
    LOG.log(Level.DEBUG, () -> "client: " + message + " reason=\"" + Reasons.of(cause) + "\"");
  }
}
