package io.tasker.core.event;

import io.tasker.contract.spi.messaging.QueueName;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Passes on the word that a queue has something new: at once to those in this process, and through
 * a notifier to other processes. Only a hint; whoever misses it polls.
 */
public final class Signals {
  private final Map<QueueName, List<Runnable>> listeners = new ConcurrentHashMap<>();
  private final List<Runnable> onAny = new CopyOnWriteArrayList<>();
  private final Predicate<QueueName> announced;
  private volatile Consumer<Set<QueueName>> elsewhere = _ -> {};

  /** Passes on the word on every queue. */
  public Signals() {
    this(_ -> true);
  }

  /**
   * Passes on the word on some queues only.
   *
   * @param announced queues whose messages do not arrive by themselves
   */
  public Signals(Predicate<QueueName> announced) {
    this.announced = announced;
  }

  /** Sends the word to other processes, too. */
  public void connect(Consumer<Set<QueueName>> notifier) {
    elsewhere = notifier;
  }

  /** Calls somebody whenever a queue has something new; the call must be short. */
  public void subscribe(QueueName queue, Runnable listener) {
    listeners.computeIfAbsent(queue, _ -> new CopyOnWriteArrayList<>()).add(listener);
  }

  /** Calls somebody whenever any queue has something new; the call must be short. */
  public void subscribeToAny(Runnable listener) {
    onAny.add(listener);
  }

  /** This process has sent to these queues, and has committed. */
  public void sent(Set<QueueName> queues) {
    Set<QueueName> said = queues.stream().filter(announced).collect(Collectors.toSet());
    if (!said.isEmpty()) {
      said.forEach(this::arrived);
      elsewhere.accept(said);
    }
  }

  /** Somebody, somewhere, has sent to a queue. */
  public void arrived(QueueName queue) {
    listeners.getOrDefault(queue, List.of()).forEach(Runnable::run);
    onAny.forEach(Runnable::run);
  }

  /** The word may have been lost: everybody should look. */
  public void all() {
    listeners.values().forEach(list -> list.forEach(Runnable::run));
  }
}
