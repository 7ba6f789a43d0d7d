package io.tasker.bench;

import io.tasker.bench.measure.Meter;
import io.tasker.bench.product.GrpcLine;
import io.tasker.bench.product.Product;
import io.tasker.bench.product.Single;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.ObjIntConsumer;

/** The same calls through REST and through gRPC, in turn. */
final class GrpcRun {
  private static final int CLIENTS = 8;

  private final Product product;
  private final Meter meter;
  private final Plan plan;

  GrpcRun(Product product, Meter meter, Plan plan) {
    this.product = product;
    this.meter = meter;
    this.plan = plan;
  }

  /** Four rates: created and read, by either. */
  void run(Workload workload, Results results) {
    List<Double> restCreates = new ArrayList<>();
    List<Double> grpcCreates = new ArrayList<>();
    List<Double> restReads = new ArrayList<>();
    List<Double> grpcReads = new ArrayList<>();
    String task;
    try (GrpcLine line = new GrpcLine(product.grpcAddress())) {
      task = line.create();
    }
    for (int round = 0; round < plan.repeats(); round++) {
      restCreates.add(rate(() -> rest((client, _) -> client.create(workload))));
      grpcCreates.add(rate(() -> grpc(GrpcLine::create)));
      restReads.add(rate(() -> rest((client, _) -> client.read(task))));
      grpcReads.add(rate(() -> grpc(line -> line.read(task))));
    }
    results.add("rest-create (calls/s)", Figure.of(restCreates));
    results.add("grpc-create (calls/s)", Figure.of(grpcCreates));
    results.add("rest-get (calls/s)", Figure.of(restReads));
    results.add("grpc-get (calls/s)", Figure.of(grpcReads));
  }

  private void rest(ObjIntConsumer<Single> call) {
    Clients.run(product.address(), meter, plan.backlog(), call);
  }

  private void grpc(Consumer<GrpcLine> call) {
    try (ExecutorService threads = Executors.newFixedThreadPool(CLIENTS)) {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < CLIENTS; i++) {
        running.add(threads.submit(() -> calls(call)));
      }
      for (Future<?> one : running) {
        one.get();
      }
    } catch (ExecutionException e) {
      throw new BenchException("a client failed: " + e.getCause().getMessage(), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BenchException("interrupted", e);
    }
  }

  private void calls(Consumer<GrpcLine> call) {
    try (GrpcLine line = new GrpcLine(product.grpcAddress())) {
      for (int i = 0; i < plan.backlog() / CLIENTS; i++) {
        call.accept(line);
      }
    }
  }

  /** Calls per second; before that, what was created earlier ends. */
  private double rate(Runnable calls) {
    while (meter.openTasks() > 0) {
      LockSupport.parkNanos(10_000_000);
    }
    long begin = System.nanoTime();
    calls.run();
    return plan.backlog() / ((System.nanoTime() - begin) / 1e9);
  }
}
