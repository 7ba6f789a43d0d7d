package io.tasker.core.component;

/** A part that runs in the background. Starts fully or throws; stops twice without harm. */
public interface Component {
  /** For logs and thread names. */
  String name();

  /** Begins its work. */
  void start();

  /** Ends its work and waits until it has ended. */
  void stop();
}
