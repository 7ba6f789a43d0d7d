package io.tasker.bench;

import io.tasker.examples.demo.Backend;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All that was measured in one run, as far as it went. */
public final class Results {
  private final Backend messaging;
  private final List<Throughput> workloads = new ArrayList<>();
  private final Map<String, Latency> latencies = new LinkedHashMap<>();
  private final Map<String, Figure> rates = new LinkedHashMap<>();
  private final List<Aged> aged = new ArrayList<>();
  private @Nullable IdleCost idleCost;

  /** Nothing yet, of a product whose messages are carried by this. */
  public Results(Backend messaging) {
    this.messaging = messaging;
  }

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

  /**
   * Load on a database of some age.
   *
   * @param name what is special about it
   * @param pagesPerStep pages of tables and indexes looked at
   * @param deadRows row versions that wait for vacuum, at the end
   * @param lone times of lone tasks
   */
  public record Aged(
      String name,
      Figure stepsPerSecond,
      Figure postgresMicrosPerStep,
      double pagesPerStep,
      long deadRows,
      Latency lone) {}

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

  /** Adds load on databases of some age. */
  public void add(List<Aged> cases) {
    aged.addAll(cases);
  }

  /** Load on databases of some age, in the order of measuring. */
  public List<Aged> aged() {
    return List.copyOf(aged);
  }

  /** What carries messages. */
  public Backend messaging() {
    return messaging;
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
