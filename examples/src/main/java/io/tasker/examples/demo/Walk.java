package io.tasker.examples.demo;

import java.io.PrintStream;
import java.time.Duration;
import java.util.List;

/** Submits workflows, follows them to their end and reports what came of each step. */
final class Walk {
  private final TaskerApi api;
  private final Cluster cluster;
  private final Duration timeout;
  private final PrintStream out;
  private List<TaskProgress> tasks = List.of();
  private Duration took = Duration.ZERO;

  Walk(TaskerApi api, Cluster cluster, Duration timeout, PrintStream out) {
    this.api = api;
    this.cluster = cluster;
    this.timeout = timeout;
    this.out = out;
  }

  /** Answers whether all are complete. */
  boolean run(List<Workflow> workflows) {
    long start = System.nanoTime();
    List<String> uuids =
        workflows.stream().map(api::create).map(task -> task.path("task_uuid").asText()).toList();
    Screen screen = Screen.forOutput(out);
    boolean ended = Patience.until(timeout, () -> look(uuids, screen));
    took = Duration.ofNanos(System.nanoTime() - start);
    Report.print(out, Report.steps(tasks, uuids.stream().map(api::steps).toList()));
    Report.print(out, Report.tasks(tasks));
    out.println();
    if (!ended) {
      out.println("not all have ended within " + timeout.toSeconds() + " s");
    }
    return tasks.stream().allMatch(TaskProgress::isComplete);
  }

  /** {@code N of N tasks complete in M ms}, from the first request to the last completion seen. */
  String closingLine() {
    return Report.closingLine(tasks, took);
  }

  private boolean look(List<String> uuids, Screen screen) {
    cluster.requireAlive();
    tasks = uuids.stream().map(api::task).map(TaskProgress::of).toList();
    screen.show(tasks);
    return tasks.stream().allMatch(TaskProgress::isAtRest);
  }
}
