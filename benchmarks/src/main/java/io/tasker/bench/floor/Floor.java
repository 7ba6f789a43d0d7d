package io.tasker.bench.floor;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.tasker.bench.BenchException;
import io.tasker.bench.Workload;
import io.tasker.core.db.Database;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The SQL floor of a workload: the rows that the product writes for it, by as many writers, in sets
 * as large, and nothing decided, read or handled. What the product takes beyond it is the product.
 */
public final class Floor implements AutoCloseable {
  /** The settings of the product's writing sessions. */
  private static final String SESSION =
      "-c plan_cache_mode=force_generic_plan -c enable_seqscan=off -c enable_hashjoin=off"
          + " -c enable_mergejoin=off -c TimeZone=UTC";

  private final HikariDataSource pool;
  private final List<FloorWriter> writers = new ArrayList<>();

  /**
   * On a migrated database of its own.
   *
   * @param writers as many as the product has
   * @param setSize events per set at most
   */
  public Floor(String jdbcUrl, int writers, int setSize) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(jdbcUrl);
    config.setAutoCommit(false);
    config.setMaximumPoolSize(writers);
    config.addDataSourceProperty("options", SESSION);
    config.addDataSourceProperty("prepareThreshold", "1");
    pool = new HikariDataSource(config);
    Database database = new Database(pool);
    for (int i = 0; i < writers; i++) {
      this.writers.add(
          new FloorWriter(database, "floor_" + i, setSize, new Random(i), InstantSource.system()));
    }
  }

  /**
   * Runs whole cohorts until the time is over.
   *
   * @return steps that were completed
   */
  public long run(Workload workload, Duration time) {
    long end = System.nanoTime() + time.toNanos();
    int tasks = Math.clamp(workload.inFlight() / writers.size(), 1, 200);
    try (ExecutorService threads = Executors.newFixedThreadPool(writers.size())) {
      List<Future<Long>> counts =
          writers.stream()
              .map(writer -> threads.submit(() -> runUntil(end, writer, workload, tasks)))
              .toList();
      long steps = 0;
      for (Future<Long> count : counts) {
        steps += count.get();
      }
      return steps;
    } catch (ExecutionException e) {
      throw new BenchException("the floor failed: " + e.getCause(), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BenchException("interrupted", e);
    }
  }

  /** Runs one task of it, alone. */
  public void runOne(Workload workload) {
    writers.getFirst().run(workload.shape(), 1);
  }

  private static long runUntil(long end, FloorWriter writer, Workload workload, int tasks) {
    long steps = 0;
    do {
      steps += writer.run(workload.shape(), tasks);
    } while (System.nanoTime() < end);
    return steps;
  }

  @Override
  public void close() {
    pool.close();
  }
}
