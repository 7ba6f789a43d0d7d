package io.tasker.core.resilience;

import io.tasker.contract.error.ErrorCode;
import io.tasker.contract.error.TaskerException;
import io.tasker.core.db.StoreException;
import io.tasker.core.db.TransactionWitness;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/** The circuit breakers of a server: one for each part that can be away, and no second one. */
public final class Breakers {
  private final CircuitBreaker database;
  private final Optional<CircuitBreaker> messaging;

  private Breakers(CircuitBreaker database, Optional<CircuitBreaker> messaging) {
    this.database = database;
    this.messaging = messaging;
  }

  /** With queues in the database: what is true of it is true of them. */
  public static Breakers inDatabase(BreakerSettings database, LongSupplier nanoTime) {
    return new Breakers(database(database, nanoTime), Optional.empty());
  }

  /** With queues in a broker. */
  public static Breakers withBroker(
      BreakerSettings database, BreakerSettings messaging, LongSupplier nanoTime) {
    return new Breakers(
        database(database, nanoTime),
        Optional.of(new CircuitBreaker("broker", messaging, Breakers::isMessagingAway, nanoTime)));
  }

  /** Before the database: asked by API calls, told by everybody. */
  public CircuitBreaker database() {
    return database;
  }

  /** Before the broker; the database's if the queues are there. */
  public CircuitBreaker messaging() {
    return messaging.orElse(database);
  }

  /** Whether the queues have a part, and so a breaker, of their own. */
  public boolean hasBroker() {
    return messaging.isPresent();
  }

  /** Each once. */
  public List<CircuitBreaker> all() {
    return messaging.map(broker -> List.of(database, broker)).orElse(List.of(database));
  }

  /** Tells the database's breaker how transactions end; refuses none. */
  public TransactionWitness witness() {
    return new TransactionWitness() {
      @Override
      public void committed() {
        database.succeeded();
      }

      @Override
      public void failed(StoreException failure) {
        database.ended(failure);
      }
    };
  }

  private static CircuitBreaker database(BreakerSettings settings, LongSupplier nanoTime) {
    return new CircuitBreaker("database", settings, Breakers::isDatabaseAway, nanoTime);
  }

  /** A refused statement, a conflict, a lost race: the database has answered. */
  static boolean isDatabaseAway(Throwable failure) {
    return switch (failure) {
      case StoreException store -> store.isAway();
      case TaskerException told when told.code() == ErrorCode.DATABASE_UNAVAILABLE ->
          StoreException.within(told).map(StoreException::isAway).orElse(true);
      default -> false;
    };
  }

  static boolean isMessagingAway(Throwable failure) {
    return failure instanceof TaskerException told
        && told.code() == ErrorCode.MESSAGING_UNAVAILABLE;
  }
}
