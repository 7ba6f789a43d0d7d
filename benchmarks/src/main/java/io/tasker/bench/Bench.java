package io.tasker.bench;

import io.tasker.bench.floor.Floor;
import io.tasker.bench.measure.Meter;
import io.tasker.bench.product.BenchDatabase;
import io.tasker.bench.product.MessageBroker;
import io.tasker.bench.product.Product;
import io.tasker.bench.report.JsonReport;
import io.tasker.bench.report.TableReport;
import io.tasker.contract.error.TaskerException;
import io.tasker.examples.demo.Backend;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./dev bench}: measures the assembled product beside the SQL floor. */
@Command(
    name = "bench",
    description = "Measures the product through its public doors, beside the SQL floor.",
    mixinStandardHelpOptions = true)
public final class Bench implements Callable<Integer> {
  /** As many as a server has on two cores. */
  private static final int FLOOR_WRITERS = 2;

  private static final int SET_SIZE = 200;

  /** What can be measured. */
  enum Part {
    linear,
    diamond,
    fan,
    backlog,
    lone,
    rest,
    grpc,
    idle,
    history
  }

  @Option(names = "--home", required = true, hidden = true)
  private Path home = Path.of("");

  @Option(names = "--json", description = "Print nothing but one JSON object.")
  private boolean json;

  @Option(names = "--quick", description = "About two minutes: shorter windows.")
  private boolean quick;

  @Option(
      names = "--only",
      split = ",",
      description = "Measure only these: ${COMPLETION-CANDIDATES}.")
  private Set<Part> only = EnumSet.complementOf(EnumSet.of(Part.history));

  @Option(
      names = "--messaging",
      description = "What carries messages: ${COMPLETION-CANDIDATES}; default: ${DEFAULT-VALUE}.")
  private Backend messaging = Backend.PGMQ;

  @Option(
      names = "--rows",
      description = "Rows of history that the part \"history\" writes first; ${DEFAULT-VALUE}.")
  private long rows = 20_000_000;

  @Option(names = "--profile", description = "Show the statements that took the longest.")
  private boolean profile;

  @Option(names = "--keep", description = "Keep logs and templates, and say where they are.")
  private boolean keep;

  private final PrintStream out = System.out;

  /** Exit code 0 if all was measured. */
  public static void main(String[] arguments) {
    Logger.getLogger("").setLevel(Level.WARNING);
    CommandLine line = new CommandLine(new Bench());
    line.setCaseInsensitiveEnumValuesAllowed(true);
    System.exit(line.execute(arguments));
  }

  @Override
  public Integer call() throws IOException {
    Path work = Files.createTempDirectory("tasker-bench-");
    try {
      Results results = measure(work, quick ? Plan.QUICK : Plan.FULL);
      out.println(json ? JsonReport.of(results) : TableReport.of(results).stripTrailing());
      return 0;
    } catch (BenchException | TaskerException e) {
      System.err.println("bench: " + e.getMessage());
      System.err.println("bench: logs are in " + work);
      keep = true;
      return 1;
    } finally {
      if (keep) {
        say("logs and templates are in " + work);
      } else {
        Folders.delete(work);
      }
    }
  }

  private Results measure(Path work, Plan plan) {
    say("starting database, server and worker ...");
    Results results = new Results(messaging);
    try (BenchDatabase database = new BenchDatabase(messaging);
        MessageBroker broker = MessageBroker.start(messaging);
        Product product =
            new Product(
                home.toAbsolutePath().normalize(),
                work,
                database.product(),
                broker.settings(),
                List.of(Workload.FAN_100, Workload.FAN_1000));
        Floor floor = new Floor(database.floor(), FLOOR_WRITERS, SET_SIZE);
        Meter meter =
            new Meter(database.product(), database.dataDirectory(), product.processes())) {
      LoneRun lone = new LoneRun(product, meter, plan);
      LoadRun load = new LoadRun(product, floor, meter, plan, this::showProfile);
      if (begin(Part.idle, "nothing, for " + plan.idle().toSeconds() + " s")) {
        meter.forgetStatements();
        results.add(lone.idle());
        showProfile(meter.longestStatements());
      }
      say("warming up ...");
      load.warmUp();
      if (begin(Part.lone, "linear-4, alone")) {
        results.add("linear-4", lone.latency(Workload.LINEAR, plan.lone()));
      }
      load(results, load, Part.linear, Workload.LINEAR);
      load(results, load, Part.diamond, Workload.DIAMOND_4);
      load(results, load, Part.fan, Workload.FAN_100);
      if (begin(Part.fan, "fan-out-1000, alone")) {
        results.add("fan-out-1000", lone.latency(Workload.FAN_1000, plan.fans()));
      }
      if (begin(Part.history, "linear-4 on databases of some age")) {
        results.add(
            new HistoryRun(product, database.product(), meter, plan, load, this::say).run(rows));
      }
      if (begin(Part.backlog, "a backlog of " + plan.backlog() + " linear-4")) {
        lone.backlog(Workload.LINEAR, results);
      }
      if (begin(Part.rest, "creating and reading through REST")) {
        results.add("rest-create (calls/s)", lone.creates(Workload.LINEAR));
        results.add("rest-read (calls/s)", lone.reads(Workload.LINEAR));
      }
      if (begin(Part.grpc, "creating and reading through gRPC and REST")) {
        new GrpcRun(product, meter, plan).run(Workload.LINEAR, results);
      }
    }
    return results;
  }

  private void load(Results results, LoadRun run, Part part, Workload workload) {
    if (begin(part, workload.name() + ", " + workload.inFlight() + " in flight")) {
      results.add(run.run(workload));
    }
  }

  private boolean begin(Part part, String what) {
    boolean wanted = only.contains(part);
    if (wanted) {
      say("measuring " + what + " ...");
    }
    return wanted;
  }

  private void showProfile(List<String> lines) {
    if (profile) {
      lines.forEach(this::say);
    }
  }

  /** Progress; JSON stays alone on standard output. */
  private void say(String line) {
    (json ? System.err : out).println(line);
  }
}
