package io.tasker.contract.spi.messaging;

/**
 * Queues, in one of two kinds. The engine asks which by a switch, since the difference is not a
 * detail: with queues in its own database a send or receive is part of the transaction that does
 * the work; with a broker it is an outbox row before and an acknowledgement after.
 */
public sealed interface Messaging extends AutoCloseable permits SqlMessaging, BrokerMessaging {
  /** The provider's {@code configKey}. */
  String name();

  /** Releases what it holds; twice without harm. */
  @Override
  void close();
}
