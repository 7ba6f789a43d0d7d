package io.tasker.grpc;

import io.grpc.Metadata;
import org.jspecify.annotations.Nullable;

/** Decides from a call's metadata whether its caller may do what it wants. */
@FunctionalInterface
interface Authenticator {
  /** Lets everybody do everything, as long as callers have no identities. */
  Authenticator ANYBODY = (_, _) -> {};

  /**
   * Lets the caller in, or throws.
   *
   * @param metadata what came with the call, credentials among it
   * @param permission what the caller needs, such as {@code tasks:read}; null if it only has to be
   *     somebody
   * @throws io.tasker.grpc.read.Refused {@code UNAUTHENTICATED} or {@code PERMISSION_DENIED}
   */
  void admit(Metadata metadata, @Nullable String permission);
}
