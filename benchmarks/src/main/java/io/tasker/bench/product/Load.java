package io.tasker.bench.product;

import io.tasker.bench.BenchException;
import io.tasker.bench.Workload;
import io.tasker.bench.measure.Meter;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A closed loop: as many tasks are open at a time as the workload says, and for each that ends
 * another one is created through REST. What has ended is seen in the database, where looking costs
 * the product nothing.
 */
public final class Load implements AutoCloseable {
  private static final int CONNECTIONS = 64;
  private static final long LOOK_EVERY_NANOS = 20_000_000;

  private final Workload workload;
  private final Meter meter;
  private final String run = "run-" + Long.toString(System.nanoTime(), 36) + "-";
  private final AtomicLong asked = new AtomicLong();
  private final AtomicLong created = new AtomicLong();
  private final AtomicLong completed = new AtomicLong();
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
  private final Semaphore places;
  private final List<Thread> creators = new ArrayList<>();
  private final Thread watcher;
  private volatile boolean creating = true;
  private volatile boolean watching = true;

  /** Starts at once. */
  public Load(Workload workload, InetSocketAddress address, Meter meter) {
    this.workload = workload;
    this.meter = meter;
    this.places = new Semaphore(workload.inFlight());
    int connections = Math.min(CONNECTIONS, workload.inFlight());
    for (int i = 0; i < connections; i++) {
      creators.add(start("create-" + i, () -> create(address)));
    }
    watcher = start("watch", this::watch);
  }

  /**
   * Tasks that have ended since the start.
   *
   * @throws BenchException if the load has failed
   */
  public long completed() {
    Throwable why = failure.get();
    if (why != null) {
      throw new BenchException("the load failed: " + why.getMessage(), why);
    }
    return completed.get();
  }

  /** Creates no more, and waits until all that were created have ended. */
  @Override
  public void close() {
    creating = false;
    places.release(CONNECTIONS);
    creators.forEach(Load::join);
    watching = false;
    join(watcher);
  }

  private void create(InetSocketAddress address) {
    try (RestLine line = new RestLine(address)) {
      places.acquireUninterruptibly();
      while (creating) {
        line.create(workload.request(run + asked.incrementAndGet()));
        created.incrementAndGet();
        places.acquireUninterruptibly();
      }
    }
  }

  private void watch() {
    long open;
    do {
      LockSupport.parkNanos(LOOK_EVERY_NANOS);
      // Those that are stored but not yet answered count as open, never as ended.
      long known = created.get();
      open = meter.openTasks();
      long more = known - open - completed.get();
      if (more > 0) {
        completed.addAndGet(more);
        places.release((int) more);
      }
    } while (watching || open > 0);
  }

  private Thread start(String name, Runnable work) {
    return Thread.ofPlatform()
        .name(name)
        .daemon()
        .start(
            () -> {
              try {
                work.run();
              } catch (RuntimeException e) {
                failure.compareAndSet(null, e);
                creating = false;
                places.release(CONNECTIONS);
              }
            });
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BenchException("interrupted", e);
    }
  }
}
