package io.tasker.bench.product;

import io.tasker.devmode.rabbit.RabbitBroker;
import io.tasker.devmode.rabbit.RabbitBrokerConfig;
import io.tasker.examples.demo.Backend;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What carries messages beside the database, if anything does. */
public final class MessageBroker implements AutoCloseable {
  private final @Nullable RabbitBroker rabbit;

  private MessageBroker(@Nullable RabbitBroker rabbit) {
    this.rabbit = rabbit;
  }

  /**
   * Starts it on temporary data; nothing to start for queues in the database.
   *
   * @throws io.tasker.contract.error.TaskerException if it does not start
   */
  public static MessageBroker start(Backend backend) {
    return new MessageBroker(
        switch (backend) {
          case PGMQ -> null;
          case RABBITMQ -> RabbitBroker.start(RabbitBrokerConfig.temporary());
        });
  }

  /** What server and worker must be told. */
  public Map<String, String> settings() {
    return rabbit == null ? Map.of() : Backend.broker(rabbit.url());
  }

  @Override
  public void close() {
    if (rabbit != null) {
      rabbit.close();
    }
  }
}
