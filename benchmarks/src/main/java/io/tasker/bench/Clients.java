package io.tasker.bench;

import io.tasker.bench.measure.Meter;
import io.tasker.bench.product.Single;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ObjIntConsumer;

/** Several clients that share a number of calls. */
final class Clients {
  private static final int CLIENTS = 8;

  private Clients() {}

  /** Makes all calls and returns when the last is answered. */
  static void run(InetSocketAddress address, Meter meter, int calls, ObjIntConsumer<Single> call) {
    AtomicInteger next = new AtomicInteger();
    try (ExecutorService threads = Executors.newFixedThreadPool(CLIENTS)) {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < CLIENTS; i++) {
        running.add(threads.submit(() -> runSome(address, meter, calls, next, call)));
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

  private static void runSome(
      InetSocketAddress address,
      Meter meter,
      int calls,
      AtomicInteger next,
      ObjIntConsumer<Single> call) {
    try (Single client = new Single(address, meter)) {
      for (int i = next.getAndIncrement(); i < calls; i = next.getAndIncrement()) {
        call.accept(client, i);
      }
    }
  }
}
