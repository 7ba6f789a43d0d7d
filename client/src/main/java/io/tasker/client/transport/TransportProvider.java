package io.tasker.client.transport;

import io.tasker.client.config.ClientConfig;
import io.tasker.client.config.Protocol;

/**
 * Makes transports of one protocol. Found by {@link java.util.ServiceLoader}, so that a program
 * without a protocol does not carry what it needs.
 */
public interface TransportProvider {
  /** By which protocol its transports talk. */
  Protocol protocol();

  /**
   * A transport to a server; connects when the first call is made.
   *
   * @throws io.tasker.client.error.ClientConfigException if a setting cannot be used
   */
  Transport open(ClientConfig config);
}
