package io.tasker.core.state;

/** Why a state changes. */
public sealed interface Cause permits TaskCause, StepCause {
  /** The name of the public event. */
  String wireName();

  /** The number stored with the transition. */
  short code();
}
