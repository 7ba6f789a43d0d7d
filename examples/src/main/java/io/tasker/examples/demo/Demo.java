package io.tasker.examples.demo;

import java.io.PrintStream;
import java.net.URI;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** {@code ./dev demo} and {@code ./dev up}: exit code 0 only if all that was wanted came about. */
public final class Demo {
  private static final int FAILED = 1;
  private static final int USAGE = 2;

  private final DemoOptions options;
  private final Ports ports;
  private final Workplace workplace;
  private final PrintStream out = System.out;

  private Demo(DemoOptions options, Ports ports, Workplace workplace) {
    this.options = options;
    this.ports = ports;
    this.workplace = workplace;
  }

  /** Runs the demo, or with {@code --up} only starts the processes. */
  public static void main(String[] arguments) {
    if (List.of(arguments).contains("--help")) {
      System.out.println(DemoOptions.USAGE);
      return;
    }
    try {
      DemoOptions options = DemoOptions.parse(List.of(arguments));
      Ports ports = options.isUp() ? Ports.of(options.ports()) : Ports.free();
      System.exit(new Demo(options, ports, Workplace.of(options.data())).run() ? 0 : FAILED);
    } catch (DemoException e) {
      System.err.println(e.getMessage());
      System.exit(USAGE);
    }
  }

  private boolean run() {
    Cluster cluster = new Cluster(options, workplace.folder(), ports);
    // The one place where all ends, however it ends: done, failed or Ctrl-C.
    Runtime.getRuntime()
        .addShutdownHook(
            Thread.ofPlatform()
                .name("end")
                .unstarted(
                    () -> {
                      cluster.close();
                      workplace.leave();
                    }));
    try (var api = new TaskerApi(URI.create("http://127.0.0.1:" + ports.server()))) {
      boolean well = run(cluster, api);
      if (!well) {
        workplace.keep();
      }
      return well;
    } catch (DemoException e) {
      workplace.keep();
      System.err.println(e.getMessage());
      return false;
    }
  }

  private boolean run(Cluster cluster, TaskerApi api) {
    out.println(
        switch (options.messaging()) {
          case PGMQ -> "starting database, server and worker ...";
          case RABBITMQ -> "starting database, RabbitMQ, server and worker ...";
        });
    long start = System.nanoTime();
    String url = cluster.start(api);
    long took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    out.printf("ready after %d ms: %s%n%n", took, api.base());
    workplace.note(url);
    if (options.isUp()) {
      printAddresses(api, url);
      Patience.forever(cluster::requireAlive);
    }
    var walk = new Walk(api, cluster, options.timeout(), out);
    boolean well = walk.run(Workflow.all());
    if (!well) {
      out.println("logs      " + workplace.folder().resolve("log"));
    }
    if (options.keep()) {
      printAddresses(api, url);
    }
    out.println(walk.closingLine());
    if (options.keep()) {
      Patience.forever(cluster::requireAlive);
    }
    return well;
  }

  private void printAddresses(TaskerApi api, String url) {
    out.println("tasks     " + api.base().resolve("/v1/tasks"));
    out.println("health    " + api.base().resolve("/health/detailed"));
    out.println("metrics   " + api.base().resolve("/metrics"));
    if (options.isUp()) {
      out.println("grpc      127.0.0.1:" + ports.grpc());
    }
    out.println("database  " + url);
    out.println("logs      " + workplace.folder().resolve("log"));
    out.println("running until Ctrl-C");
  }
}
