package io.tasker.contract.spi.api;

import java.net.InetSocketAddress;

/** A listener in front of the operations. Starts fully or throws; stops twice without harm. */
public interface ApiListener {
  /**
   * Binds and begins to serve.
   *
   * @throws IllegalStateException if the address cannot be bound; the message names it
   */
  void start();

  /** Refuses new connections, lets running requests end, then closes. */
  void stop();

  /**
   * Where it listens, with the real port.
   *
   * @throws IllegalStateException if it is not started
   */
  InetSocketAddress address();

  /** What a URL for it begins with, such as {@code http}. */
  String scheme();
}
