package io.tasker.bench.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tasker.bench.Figure;
import io.tasker.bench.Results;
import io.tasker.bench.Throughput;

/** The results as one JSON object; names that programs rely on come first and never change. */
public final class JsonReport {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private JsonReport() {}

  /** In one line. */
  public static String of(Results results) {
    ObjectNode root = MAPPER.createObjectNode();
    var workloads = root.putArray("workloads");
    results.workloads().forEach(one -> workload(workloads.addObject(), one));
    ObjectNode idle = root.putObject("idle");
    results
        .latencies()
        .forEach(
            (name, latency) -> {
              ObjectNode node = idle.putObject(name);
              node.put("p50_ms", rounded(latency.p50().median()));
              node.put("p99_ms", rounded(latency.p99().median()));
              spread(node, "p50_ms", latency.p50());
              spread(node, "p99_ms", latency.p99());
            });
    ObjectNode rates = root.putObject("rates");
    results.rates().forEach((name, rate) -> figure(rates.putObject(name), rate));
    var history = root.putArray("history");
    results.aged().forEach(one -> aged(history.addObject(), one));
    Results.IdleCost cost = results.idleCost();
    if (cost != null) {
      root.putObject("idle_cost")
          .put("queries_per_s", rounded(cost.queriesPerSecond()))
          .put("pg_cpu_percent", rounded(cost.postgresPercent()))
          .put("java_cpu_percent", rounded(cost.javaPercent()));
    }
    root.put("messaging", results.messaging().wireName());
    return root.toString();
  }

  private static void workload(ObjectNode node, Throughput one) {
    node.put("name", one.workload().name());
    node.put("dispatch", "queue");
    node.put("in_flight", one.workload().inFlight());
    node.put("steps_per_s", rounded(one.stepsPerSecond().median()));
    node.put("floor_steps_per_s", rounded(one.floorStepsPerSecond().median()));
    node.put("ratio", rounded(one.ratio().median()));
    node.put("tx_per_step", rounded(one.transactionsPerStep().median()));
    node.put("statements_per_step", rounded(one.statementsPerStep().median()));
    node.put("pg_us_per_step", rounded(one.postgresMicrosPerStep().median()));
    node.put("wal_bytes_per_step", rounded(one.walBytesPerStep().median()));
    node.put("java_us_per_step", rounded(one.javaMicrosPerStep().median()));
    node.put("floor_pg_us_per_step", rounded(one.floorMicrosPerStep().median()));
    node.put("floor_wal_bytes_per_step", rounded(one.floorWalBytesPerStep().median()));
    spread(node, "steps_per_s", one.stepsPerSecond());
    spread(node, "floor_steps_per_s", one.floorStepsPerSecond());
    spread(node, "ratio", one.ratio());
  }

  private static void aged(ObjectNode node, Results.Aged one) {
    node.put("name", one.name());
    node.put("steps_per_s", rounded(one.stepsPerSecond().median()));
    spread(node, "steps_per_s", one.stepsPerSecond());
    node.put("pg_us_per_step", rounded(one.postgresMicrosPerStep().median()));
    node.put("pages_per_step", rounded(one.pagesPerStep()));
    node.put("dead_rows", one.deadRows());
    node.put("lone_p50_ms", rounded(one.lone().p50().median()));
    node.put("lone_p99_ms", rounded(one.lone().p99().median()));
  }

  private static void figure(ObjectNode node, Figure figure) {
    node.put("median", rounded(figure.median()));
    node.put("min", rounded(figure.min()));
    node.put("max", rounded(figure.max()));
  }

  private static void spread(ObjectNode node, String name, Figure figure) {
    node.put(name + "_min", rounded(figure.min()));
    node.put(name + "_max", rounded(figure.max()));
  }

  /** Three digits that count, since the fourth never came out twice. */
  private static double rounded(double value) {
    double size = Math.abs(value);
    double factor = size >= 100 ? 1 : size >= 1 ? 100 : 10_000;
    return Math.round(value * factor) / factor;
  }
}
