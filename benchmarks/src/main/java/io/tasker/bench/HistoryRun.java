package io.tasker.bench;

import io.tasker.bench.measure.Meter;
import io.tasker.bench.measure.Storage;
import io.tasker.bench.product.Product;
import io.tasker.testkit.HistoryFiller;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The same load three times: on a young database, while a transaction holds its snapshot from
 * beginning to end so that nothing dead can be removed, and above the history of many tasks.
 */
final class HistoryRun {
  private static final String HISTORY_ROWS =
      "SELECT (SELECT count(*) FROM tasker.task_transitions)"
          + " + (SELECT count(*) FROM tasker.step_transitions)";

  private static final Duration SPAN = Duration.ofDays(28);
  private static final long PROGRESS_ROWS = 1_000_000;

  private final String jdbcUrl;
  private final LoadRun load;
  private final LoneRun lone;
  private final Meter meter;
  private final Plan plan;
  private final Consumer<String> progress;

  HistoryRun(
      Product product,
      String jdbcUrl,
      Meter meter,
      Plan plan,
      LoadRun load,
      Consumer<String> progress) {
    this.jdbcUrl = jdbcUrl;
    this.load = load;
    this.lone = new LoneRun(product, meter, plan);
    this.meter = meter;
    this.plan = plan;
    this.progress = progress;
  }

  /**
   * Measures all three.
   *
   * @param rows of history to write before the third
   */
  List<Results.Aged> run(long rows) {
    List<Results.Aged> cases = new ArrayList<>();
    cases.add(measure("young"));
    progress.accept("measuring with a transaction that holds its snapshot ...");
    try (Connection holder = DriverManager.getConnection(jdbcUrl);
        Statement statement = holder.createStatement()) {
      holder.setAutoCommit(false);
      holder.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      statement.execute("/* bench */ SELECT count(*) FROM tasker.tasks WHERE completed_at IS NULL");
      load.keepBusy(plan.window());
      cases.add(measure("snapshot held"));
      holder.rollback();
    } catch (SQLException e) {
      throw new BenchException("a snapshot cannot be held: " + e.getMessage(), e);
    }
    fill(rows);
    cases.add(measure("%,d rows of history".formatted(meter.number(HISTORY_ROWS))));
    return cases;
  }

  private Results.Aged measure(String name) {
    Storage before = meter.storage();
    LoadRun.Alone ours = load.product(Workload.LINEAR);
    Storage after = meter.storage();
    return new Results.Aged(
        name,
        ours.stepsPerSecond(),
        ours.postgresMicrosPerStep(),
        (double) (after.pages() - before.pages()) / ours.stepsInAll(),
        after.deadRows(),
        lone.latency(Workload.LINEAR, plan.lone()));
  }

  private void fill(long rows) {
    progress.accept("writing %,d rows of history ...".formatted(rows));
    Instant start = Instant.now().minus(SPAN);
    for (int week = 0; week <= SPAN.toDays() / 7; week++) {
      meter.number(
          "SELECT tasker.ensure_history_week(now() - interval '%d days')".formatted(week * 7));
    }
    long[] told = {0};
    new HistoryFiller(
            jdbcUrl,
            written -> {
              if (written - told[0] >= PROGRESS_ROWS) {
                told[0] = written;
                progress.accept("  %,d rows".formatted(written));
              }
            })
        .fill("bench_history", rows, start, SPAN.minusDays(1));
    progress.accept("vacuuming as autovacuum would ...");
    meter.vacuum();
  }
}
