package io.tasker.bench.product;

import io.tasker.bench.BenchException;
import io.tasker.bench.Workload;
import io.tasker.bench.measure.Meter;
import java.net.InetSocketAddress;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One client on one connection that does one thing after the other. */
public final class Single implements AutoCloseable {
  private static final Pattern TASK = Pattern.compile("\"task_uuid\"\\s*:\\s*\"([0-9a-f-]{36})\"");
  private static final long PATIENCE_NANOS = 60_000_000_000L;

  private final String run = "single-" + Long.toString(System.nanoTime(), 36) + "-";
  private final RestLine line;
  private final Meter meter;
  private long count;

  /** Connects. */
  public Single(InetSocketAddress address, Meter meter) {
    this.line = new RestLine(address);
    this.meter = meter;
  }

  /**
   * Creates a task; returns its UUID.
   *
   * @throws BenchException if the server refuses
   */
  public String create(Workload workload) {
    String body = line.create(workload.request(run + count++));
    Matcher matcher = TASK.matcher(body);
    if (!matcher.find()) {
      throw new BenchException("no task_uuid in the answer: " + body);
    }
    return matcher.group(1);
  }

  /** Reads a task. */
  public void read(String task) {
    line.get("/v1/tasks/" + task);
  }

  /**
   * Milliseconds from sending the request to finding the task complete in the database. Looks
   * without rest: it sees the end within one round trip, and keeps one core awake meanwhile.
   */
  public double createToComplete(Workload workload) {
    long begin = System.nanoTime();
    String task = create(workload);
    String complete =
        "SELECT count(*) FROM tasker.tasks WHERE task_uuid = '"
            + task
            + "' AND completed_at IS NOT NULL";
    while (meter.number(complete) == 0) {
      if (System.nanoTime() - begin > PATIENCE_NANOS) {
        throw new BenchException("task " + task + " did not end within a minute");
      }
    }
    return (System.nanoTime() - begin) / 1e6;
  }

  @Override
  public void close() {
    line.close();
  }
}
