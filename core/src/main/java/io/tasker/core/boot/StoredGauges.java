package io.tasker.core.boot;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import io.tasker.contract.spi.messaging.QueueName;
import io.tasker.core.metric.Metric;
import io.tasker.core.metric.TaskMetric;
import io.tasker.core.queue.QueueFill;
import io.tasker.core.store.GaugeStore;
import io.tasker.core.store.GaugeStore.OpenWork;
import io.tasker.core.telemetry.Meters;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Gauges that only the database knows. It is asked when somebody looks, every five seconds at most,
 * by one reader at a time; who looks waits for two seconds at most and then sees the last values,
 * or none.
 */
final class StoredGauges {
  private static final System.Logger LOG = System.getLogger(StoredGauges.class.getName());
  private static final Duration FRESH = Duration.ofSeconds(5);
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final GaugeStore store;
  private final Supplier<Collection<QueueName>> queues;
  private final Meters meters;
  private final LongSupplier nanoTime;
  private final Set<QueueName> known = new HashSet<>(); // of the one reader
  private final AtomicReference<@Nullable Look> last = new AtomicReference<>();
  private volatile @Nullable OpenWork seen;

  private record Look(long begunNanos, CompletableFuture<@Nullable Void> done) {}

  /**
   * Registers them; those of a queue now, or when it is first seen.
   *
   * @param queues which there are; may ask the database
   */
  StoredGauges(
      GaugeStore store,
      Supplier<Collection<QueueName>> queues,
      Meters meters,
      LongSupplier nanoTime) {
    this.store = store;
    this.queues = queues;
    this.meters = meters;
    this.nanoTime = nanoTime;
    meters.gauge(TaskMetric.TASKS_ACTIVE, () -> value(OpenWork::openTasks));
    meters.gauge(TaskMetric.DLQ_PENDING, () -> value(OpenWork::pendingEntries));
    queues.get().stream().filter(known::add).forEach(this::register);
  }

  /** Shows the queues of workers and those of our own, and how many steps wait in the former. */
  static StoredGauges show(
      GaugeStore store, WorkerQueues workers, Collection<QueueName> ours, Meters meters) {
    StoredGauges gauges =
        new StoredGauges(store, () -> workers.and(ours), meters, System::nanoTime);
    gauges.sum(TaskMetric.STEPS_READY, workers::known);
    return gauges;
  }

  /**
   * How full some queues are: as somebody has just seen it, else asked for. So they are not read
   * twice while metrics are collected.
   *
   * @throws io.tasker.core.db.StoreException if the database cannot be asked
   */
  Map<QueueName, Long> depths(Collection<QueueName> some) {
    Look before = last.get();
    OpenWork work = seen;
    boolean fresh =
        work != null
            && before != null
            && before.done().isDone()
            && nanoTime.getAsLong() - before.begunNanos() < FRESH.toNanos();
    Map<QueueName, QueueFill> fills = fresh ? work.queues() : store.fills(some);
    return some.stream()
        .filter(fills::containsKey)
        .collect(toMap(identity(), queue -> fills.get(queue).depth()));
  }

  /** Registers a gauge that adds up the depths of some queues. */
  private void sum(Metric metric, Supplier<Collection<QueueName>> some) {
    meters.gauge(
        metric,
        () -> value(work -> some.get().stream().mapToDouble(queue -> depth(work, queue)).sum()));
  }

  private double value(ToDoubleFunction<OpenWork> part) {
    lookUnlessFresh();
    OpenWork work = seen;
    return work == null ? Double.NaN : part.applyAsDouble(work);
  }

  private void lookUnlessFresh() {
    Look before = last.get();
    Look current = before;
    if (before == null
        || before.done().isDone() && nanoTime.getAsLong() - before.begunNanos() > FRESH.toNanos()) {
      Look next = new Look(nanoTime.getAsLong(), new CompletableFuture<>());
      if (last.compareAndSet(before, next)) {
        Thread.ofVirtual().name("stored-gauges").start(() -> look(next));
      }
      current = last.get();
    }
    if (current == null || nanoTime.getAsLong() - current.begunNanos() > PATIENCE.toNanos()) {
      return; // it is slow: one who waited for it was enough
    }
    try {
      current.done().get(PATIENCE.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      LOG.log(Level.DEBUG, "the database is slow to say what is open");
    } catch (ExecutionException e) {
      LOG.log(Level.DEBUG, "what is open is unknown", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void look(Look look) {
    try {
      Collection<QueueName> all = queues.get();
      seen = store.read(all);
      all.stream().filter(known::add).forEach(this::register);
    } catch (RuntimeException e) {
      seen = null;
      LOG.log(Level.DEBUG, "what is open is unknown", e);
    } finally {
      look.done().complete(null);
    }
  }

  private void register(QueueName queue) {
    meters.gauge(TaskMetric.QUEUE_DEPTH, () -> value(work -> depth(work, queue)), queue.value());
    meters.gauge(TaskMetric.QUEUE_AGE, () -> value(work -> age(work, queue)), queue.value());
  }

  private static double depth(OpenWork work, QueueName queue) {
    QueueFill fill = work.queues().get(queue);
    return fill == null ? 0 : fill.depth();
  }

  private static double age(OpenWork work, QueueName queue) {
    QueueFill fill = work.queues().get(queue);
    return fill == null ? 0 : fill.oldestSeconds();
  }
}
