package io.tasker.bench.report;

import io.tasker.bench.Figure;
import io.tasker.bench.Results;
import io.tasker.bench.Throughput;
import io.tasker.examples.demo.Backend;
import java.util.Locale;

/** The results as tables for a terminal; each figure is a median, with the least and the most. */
public final class TableReport {
  private TableReport() {}

  /** Some lines. */
  public static String of(Results results) {
    StringBuilder text = new StringBuilder();
    line(text, "messaging: %s", messaging(results.messaging()));
    if (!results.workloads().isEmpty()) {
      line(
          text, "%-14s %9s %26s %26s %18s", "under load", "in flight", "steps/s", "floor", "ratio");
      results.workloads().forEach(one -> rate(text, one));
      line(text, "");
      line(
          text,
          "%-14s %8s %11s %9s %12s %10s %12s %9s",
          "per step",
          "write tx",
          "statements",
          "pg us",
          "floor pg us",
          "wal bytes",
          "floor bytes",
          "java us");
      results.workloads().forEach(one -> cost(text, one));
      line(text, "");
    }
    if (!results.aged().isEmpty()) {
      line(
          text,
          "%-28s %24s %8s %12s %10s %9s %9s",
          "linear-4 on a database",
          "steps/s",
          "pg us",
          "pages/step",
          "dead rows",
          "lone p50",
          "p99 ms");
      results.aged().forEach(one -> aged(text, one));
      line(text, "");
    }
    results
        .latencies()
        .forEach(
            (name, latency) ->
                line(
                    text,
                    "%-28s p50 %s ms   p99 %s ms",
                    "lone " + name,
                    figure(latency.p50()),
                    figure(latency.p99())));
    results.rates().forEach((name, rate) -> line(text, "%-28s %s", name, figure(rate)));
    Results.IdleCost cost = results.idleCost();
    if (cost != null) {
      line(
          text,
          "%-28s %.2f queries/s, PostgreSQL %.2f %% and Java %.2f %% of a core",
          "idle",
          cost.queriesPerSecond(),
          cost.postgresPercent(),
          cost.javaPercent());
    }
    return text.toString();
  }

  private static String messaging(Backend backend) {
    return switch (backend) {
      case PGMQ -> "pgmq";
      case RABBITMQ ->
          "rabbitmq; the floor has its queues in the database, CPU time of RabbitMQ is not shown";
    };
  }

  private static void rate(StringBuilder text, Throughput one) {
    line(
        text,
        "%-14s %9d %26s %26s %18s",
        one.workload().name(),
        one.workload().inFlight(),
        figure(one.stepsPerSecond()),
        figure(one.floorStepsPerSecond()),
        figure(one.ratio()));
  }

  private static void cost(StringBuilder text, Throughput one) {
    line(
        text,
        "%-14s %8.3f %11.3f %9.1f %12.1f %10.0f %12.0f %9.1f",
        one.workload().name(),
        one.transactionsPerStep().median(),
        one.statementsPerStep().median(),
        one.postgresMicrosPerStep().median(),
        one.floorMicrosPerStep().median(),
        one.walBytesPerStep().median(),
        one.floorWalBytesPerStep().median(),
        one.javaMicrosPerStep().median());
  }

  private static void aged(StringBuilder text, Results.Aged one) {
    line(
        text,
        "%-28s %24s %8.1f %12.1f %,10d %9.2f %9.2f",
        one.name(),
        figure(one.stepsPerSecond()),
        one.postgresMicrosPerStep().median(),
        one.pagesPerStep(),
        one.deadRows(),
        one.lone().p50().median(),
        one.lone().p99().median());
  }

  private static String figure(Figure figure) {
    return figure.median() >= 100
        ? String.format(
            Locale.ROOT, "%,.0f [%,.0f-%,.0f]", figure.median(), figure.min(), figure.max())
        : String.format(
            Locale.ROOT, "%.2f [%.2f-%.2f]", figure.median(), figure.min(), figure.max());
  }

  private static void line(StringBuilder text, String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values).stripTrailing()).append('\n');
  }
}
