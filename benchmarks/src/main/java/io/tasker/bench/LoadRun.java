package io.tasker.bench;

import io.tasker.bench.floor.Floor;
import io.tasker.bench.measure.Meter;
import io.tasker.bench.measure.Usage;
import io.tasker.bench.product.Load;
import io.tasker.bench.product.Product;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** Runs workloads under load, product and floor in turn within the same minutes. */
final class LoadRun {
  private static final Duration FLOOR_WARM_UP = Duration.ofSeconds(2);

  private final Product product;
  private final Floor floor;
  private final Meter meter;
  private final Plan plan;
  private final Consumer<List<String>> profile;

  /**
   * Ready to run.
   *
   * @param profile told which statements took the longest, after each measurement of the product
   */
  LoadRun(Product product, Floor floor, Meter meter, Plan plan, Consumer<List<String>> profile) {
    this.product = product;
    this.profile = profile;
    this.floor = floor;
    this.meter = meter;
    this.plan = plan;
  }

  /** One measurement, in units of steps. */
  private record Sample(Usage used, long steps) {
    double per(long amount) {
      return (double) amount / steps;
    }

    double rate() {
      return steps / used.seconds();
    }
  }

  /** Gives the compilers of both processes something to compile. */
  void warmUp() {
    keepBusy(plan.warmUp());
  }

  Throughput run(Workload workload) {
    List<Sample> ours = new ArrayList<>();
    List<Sample> least = new ArrayList<>();
    floor.run(workload, FLOOR_WARM_UP);
    for (int i = 0; i < plan.repeats(); i++) {
      meter.checkpoint();
      ours.add(sample(workload));
      meter.checkpoint();
      least.add(floor(workload));
    }
    return throughput(workload, ours, least);
  }

  /**
   * The product alone, as often as the plan says.
   *
   * @param stepsInAll in the measured windows together
   */
  record Alone(Figure stepsPerSecond, Figure postgresMicrosPerStep, long stepsInAll) {}

  Alone product(Workload workload) {
    List<Sample> samples = new ArrayList<>();
    for (int i = 0; i < plan.repeats(); i++) {
      meter.checkpoint();
      samples.add(sample(workload));
    }
    return new Alone(
        Figure.of(samples.stream().map(Sample::rate).toList()),
        Figure.of(samples.stream().map(one -> one.per(one.used.postgresMicros())).toList()),
        samples.stream().mapToLong(Sample::steps).sum());
  }

  /** Load for a while, not measured. */
  void keepBusy(Duration time) {
    try (Load load = new Load(Workload.LINEAR, product.address(), meter)) {
      pass(load, time);
    }
  }

  private Sample sample(Workload workload) {
    try (Load load = new Load(workload, product.address(), meter)) {
      pass(load, plan.window().dividedBy(2));
      meter.forgetStatements();
      Usage before = meter.look();
      long from = load.completed();
      pass(load, plan.window());
      long to = load.completed();
      Usage used = meter.look().since(before);
      profile.accept(meter.longestStatements());
      return new Sample(used, Math.max(1, (to - from) * workload.shape().size()));
    }
  }

  private Sample floor(Workload workload) {
    Usage before = meter.look();
    long steps = floor.run(workload, plan.window());
    return new Sample(meter.look().since(before), steps);
  }

  private static void pass(Load load, Duration time) {
    long end = System.nanoTime() + time.toNanos();
    for (long left = time.toNanos(); left > 0; left = end - System.nanoTime()) {
      load.completed(); // throws when the load has failed
      LockSupport.parkNanos(Math.min(left, 100_000_000));
    }
  }

  private static Throughput throughput(Workload workload, List<Sample> ours, List<Sample> least) {
    List<Double> ratios = new ArrayList<>();
    for (int i = 0; i < ours.size(); i++) {
      ratios.add(ours.get(i).rate() / least.get(i).rate());
    }
    return new Throughput(
        workload,
        Figure.of(ours.stream().map(Sample::rate).toList()),
        Figure.of(least.stream().map(Sample::rate).toList()),
        Figure.of(ratios),
        Figure.of(ours.stream().map(one -> one.per(one.used.writingTransactions())).toList()),
        Figure.of(ours.stream().map(one -> one.per(one.used.statements())).toList()),
        Figure.of(ours.stream().map(one -> one.per(one.used.postgresMicros())).toList()),
        Figure.of(least.stream().map(one -> one.per(one.used.postgresMicros())).toList()),
        Figure.of(ours.stream().map(one -> one.per(one.used.walBytes())).toList()),
        Figure.of(least.stream().map(one -> one.per(one.used.walBytes())).toList()),
        Figure.of(ours.stream().map(one -> one.per(one.used.javaMicros())).toList()));
  }
}
