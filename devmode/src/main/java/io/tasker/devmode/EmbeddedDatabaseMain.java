package io.tasker.devmode;

import io.tasker.contract.error.TaskerException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Runs an embedded PostgreSQL server until it gets SIGTERM or its standard input ends.
 *
 * <p>Prints {@code ready jdbc:postgresql://...} on standard output when it takes connections. Exit
 * code 1 if it cannot run, 2 if the arguments are wrong; the reason is on standard error.
 */
public final class EmbeddedDatabaseMain {
  private static final String USAGE =
      "usage: embedded-database [--data DIR] [--port N]   (without --data the data is temporary,"
          + " without --port any free one is taken)";
  // Held, or the level would be lost with the logger.
  private static final Logger ZONKY = Logger.getLogger("io.zonky");

  private EmbeddedDatabaseMain() {}

  /** Entry point; see the class. */
  public static void main(String[] args) {
    ZONKY.setLevel(Level.WARNING);
    System.exit(run(args, System.in, System.out, System.err));
  }

  static int run(String[] args, InputStream in, PrintStream out, PrintStream err) {
    EmbeddedDatabaseConfig config;
    try {
      config = parse(args);
    } catch (IllegalArgumentException e) {
      err.println(e.getMessage());
      err.println(USAGE);
      return 2;
    }
    try (var database = EmbeddedDatabase.start(config)) {
      out.println("ready " + database.jdbcUrl("postgres"));
      out.flush();
      awaitEnd(in);
      return 0;
    } catch (TaskerException e) {
      err.println(e.getMessage());
      return 1;
    }
  }

  static EmbeddedDatabaseConfig parse(String[] args) {
    var config = EmbeddedDatabaseConfig.temporary();
    for (int i = 0; i < args.length; i += 2) {
      if (!args[i].equals("--data") && !args[i].equals("--port")) {
        throw new IllegalArgumentException(
            "unknown argument \"" + args[i] + "\"; known are --data and --port");
      }
      if (i + 1 == args.length) {
        throw new IllegalArgumentException(args[i] + " needs a value");
      }
      config =
          args[i].equals("--port")
              ? config.port(port(args[i + 1]))
              : new EmbeddedDatabaseConfig(
                  folder(args[i + 1]), config.port(), config.durable(), config.settings());
    }
    return config;
  }

  private static int port(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("--port must be a whole number, was \"" + text + "\"", e);
    }
  }

  private static Path folder(String text) {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException("--data must be a folder, was \"" + text + "\"", e);
    }
  }

  private static void awaitEnd(InputStream in) {
    try {
      in.transferTo(PrintStream.nullOutputStream());
    } catch (IOException _) {
      // A standard input that cannot be read has ended too.
    }
  }
}
