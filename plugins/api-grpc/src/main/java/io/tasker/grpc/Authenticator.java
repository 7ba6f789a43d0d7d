package io.tasker.grpc;

import io.grpc.Context;
import io.grpc.Metadata;
import io.tasker.contract.spi.security.Caller;
import java.util.Set;

/** Decides from a call's metadata whether its caller may do what it wants. */
@FunctionalInterface
interface Authenticator {
  /** Lets everybody do everything. */
  Authenticator ANYBODY = (_, _) -> Caller.ANYBODY;

  /** Who makes the present call; somebody who may do nothing where nobody was asked. */
  Context.Key<Caller> CALLER =
      Context.keyWithDefault("tasker-caller", new Caller("unknown", Set.of()));

  /**
   * Lets the caller in, or throws.
   *
   * @param metadata what came with the call, credentials among it
   * @param permission what the caller needs, such as {@code tasks:read}
   * @return who it is
   * @throws io.tasker.grpc.read.Refused {@code UNAUTHENTICATED} or {@code PERMISSION_DENIED}
   */
  Caller admit(Metadata metadata, String permission);
}
