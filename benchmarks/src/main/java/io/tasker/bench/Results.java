package io.tasker.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All that was measured in one run, as far as it went. */
public final class Results {
  private final List<Throughput> workloads = new ArrayList<>();
  private final Map<String, Latency> latencies = new LinkedHashMap<>();
  private final Map<String, Figure> rates = new LinkedHashMap<>();
  private @Nullable IdleCost idleCost;

  /**
   * Of tasks one at a time, from the request to the end.
   *
   * @param p50 milliseconds
   * @param p99 milliseconds
   */
  public record Latency(Figure p50, Figure p99) {}

  /**
   * What doing nothing costs.
   *
   * @param queriesPerSecond statements at the database
   * @param postgresPercent of one core
   * @param javaPercent of one core, server and worker together
   */
  public record IdleCost(double queriesPerSecond, double postgresPercent, double javaPercent) {}

  /** Adds a workload under load. */
  public void add(Throughput throughput) {
    workloads.add(throughput);
  }

  /** Adds times of lone tasks. */
  public void add(String name, Latency latency) {
    latencies.put(name, latency);
  }

  /** Adds a rate per second. */
  public void add(String name, Figure rate) {
    rates.put(name, rate);
  }

  /** Adds the cost of idling. */
  public void add(IdleCost cost) {
    idleCost = cost;
  }

  /** Workloads in the order of measuring. */
  public List<Throughput> workloads() {
    return List.copyOf(workloads);
  }

  /** Times of lone tasks by name. */
  public Map<String, Latency> latencies() {
    return latencies;
  }

  /** Rates by name. */
  public Map<String, Figure> rates() {
    return rates;
  }

  /** The cost of idling; null if it was not measured. */
  public @Nullable IdleCost idleCost() {
    return idleCost;
  }
}
