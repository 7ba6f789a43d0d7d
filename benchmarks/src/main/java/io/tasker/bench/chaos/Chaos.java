package io.tasker.bench.chaos;

import io.tasker.bench.Folders;
import io.tasker.examples.demo.Backend;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./dev chaos}: the long run; exit code 0 if nothing is wrong, 1 if something is. */
@Command(
    name = "chaos",
    description = "Kills servers, workers and the database under load, and judges what is left.",
    mixinStandardHelpOptions = true)
public final class Chaos implements Callable<Integer> {
  // Held, or the level would be lost with the logger. It complains about a database that was
  // crashed.
  private static final Logger ZONKY = Logger.getLogger("io.zonky");

  @Option(names = "--home", required = true, hidden = true)
  private Path home = Path.of("");

  @Option(names = "--seed", description = "Which faults come when; default: ${DEFAULT-VALUE}.")
  private long seed = 1;

  @Option(names = "--kills", description = "How many faults; default: ${DEFAULT-VALUE}.")
  private int kills = 40;

  @Option(names = "--tasks", description = "How many tasks; default: ${DEFAULT-VALUE}.")
  private int tasks = 2_000;

  @Option(
      names = "--messaging",
      description = "What carries messages: ${COMPLETION-CANDIDATES}; default: ${DEFAULT-VALUE}.")
  private Backend messaging = Backend.PGMQ;

  @Option(names = "--keep", description = "Keep data and logs also if nothing is wrong.")
  private boolean keep;

  /** Runs it. */
  public static void main(String[] arguments) {
    Logger.getLogger("").setLevel(Level.WARNING);
    ZONKY.setLevel(Level.OFF);
    CommandLine line = new CommandLine(new Chaos());
    line.setCaseInsensitiveEnumValuesAllowed(true);
    System.exit(line.execute(arguments));
  }

  @Override
  public Integer call() throws IOException {
    ChaosPlan plan;
    try {
      plan = new ChaosPlan(seed, kills, tasks, messaging);
    } catch (IllegalArgumentException e) {
      System.err.println("chaos: " + e.getMessage());
      return 2;
    }
    Path work = Files.createTempDirectory("tasker-chaos-");
    boolean clean = false;
    try {
      Verdict verdict =
          ChaosRun.run(plan, home.toAbsolutePath().normalize(), work, System.out::println);
      System.out.println();
      VerdictTable.of(verdict).forEach(System.out::println);
      clean = verdict.violations().isEmpty();
    } catch (RuntimeException e) {
      System.err.println("chaos: seed " + seed + ": " + e.getMessage());
    } finally {
      if (clean && !keep) {
        Folders.delete(work);
      } else {
        System.out.println("data, effects and logs are in " + work);
      }
    }
    return clean ? 0 : 1;
  }
}
