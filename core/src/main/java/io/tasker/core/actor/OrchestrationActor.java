package io.tasker.core.actor;

/** A door that starts and stops with the process. */
public interface OrchestrationActor {
  /** For logs and statistics. */
  String name();

  /** Called once before the first message. */
  default void started() {}

  /** Called once after the last message. */
  default void stopped() {}
}
