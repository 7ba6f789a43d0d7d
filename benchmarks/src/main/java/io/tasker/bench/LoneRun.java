package io.tasker.bench;

import io.tasker.bench.measure.Meter;
import io.tasker.bench.measure.Usage;
import io.tasker.bench.product.Product;
import io.tasker.bench.product.Single;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** Runs what is measured one at a time, or not at all. */
final class LoneRun {
  private static final long BETWEEN_TASKS_NANOS = 5_000_000;

  private final Product product;
  private final Meter meter;
  private final Plan plan;

  LoneRun(Product product, Meter meter, Plan plan) {
    this.product = product;
    this.meter = meter;
    this.plan = plan;
  }

  /** Times of tasks that have the product to themselves. */
  Results.Latency latency(Workload workload, int tasks) {
    List<Figure> medians = new ArrayList<>();
    List<Figure> tails = new ArrayList<>();
    try (Single client = new Single(product.address(), meter)) {
      for (int round = 0; round < plan.repeats(); round++) {
        List<Double> times = new ArrayList<>();
        for (int i = 0; i < tasks; i++) {
          LockSupport.parkNanos(BETWEEN_TASKS_NANOS);
          times.add(client.createToComplete(workload));
        }
        medians.add(Figure.of(times));
        tails.add(Figure.quantile(times, 0.99));
      }
    }
    return new Results.Latency(
        Figure.of(medians.stream().map(Figure::median).toList()),
        Figure.of(tails.stream().map(Figure::median).toList()));
  }

  /** Tasks that wait while the worker stands still: created per second, then steps per second. */
  void backlog(Workload workload, Results results) {
    List<Double> enqueued = new ArrayList<>();
    List<Double> drained = new ArrayList<>();
    for (int round = 0; round < plan.repeats(); round++) {
      enqueued.add(enqueue(workload));
      long begin = System.nanoTime();
      drain();
      drained.add((double) plan.backlog() * workload.shape().size() / seconds(begin));
    }
    results.add("backlog-enqueue (tasks/s)", Figure.of(enqueued));
    results.add("backlog-drain (steps/s)", Figure.of(drained));
  }

  /** Tasks created through REST per second, with nothing else to do. */
  Figure creates(Workload workload) {
    List<Double> rates = new ArrayList<>();
    for (int round = 0; round < plan.repeats(); round++) {
      rates.add(enqueue(workload));
      drain();
    }
    return Figure.of(rates);
  }

  /**
   * Creates tasks for a worker that stands still until {@link #drain}; returns tasks per second.
   */
  private double enqueue(Workload workload) {
    product.pauseWorker();
    boolean enqueued = false;
    try {
      long begin = System.nanoTime();
      Clients.run(product.address(), meter, plan.backlog(), (client, _) -> client.create(workload));
      enqueued = true;
      return plan.backlog() / seconds(begin);
    } finally {
      if (!enqueued) {
        product.resumeWorker();
      }
    }
  }

  private void drain() {
    product.resumeWorker();
    while (meter.openTasks() > 0) {
      LockSupport.parkNanos(10_000_000);
    }
  }

  /** Reads of tasks through REST per second. */
  Figure reads(Workload workload) {
    List<Double> rates = new ArrayList<>();
    String task;
    try (Single client = new Single(product.address(), meter)) {
      task = client.create(workload);
    }
    int calls = plan.backlog();
    for (int round = 0; round < plan.repeats(); round++) {
      long begin = System.nanoTime();
      Clients.run(product.address(), meter, calls, (client, _) -> client.read(task));
      rates.add(calls / seconds(begin));
    }
    return Figure.of(rates);
  }

  /** What it costs to wait for work. */
  Results.IdleCost idle() {
    LockSupport.parkNanos(plan.calm().toNanos());
    Usage before = meter.look();
    LockSupport.parkNanos(plan.idle().toNanos());
    Usage used = meter.look().since(before);
    double micros = used.nanos() / 1e3;
    return new Results.IdleCost(
        used.statements() / used.seconds(),
        100 * used.postgresMicros() / micros,
        100 * used.javaMicros() / micros);
  }

  private static double seconds(long begin) {
    return (System.nanoTime() - begin) / 1e9;
  }
}
