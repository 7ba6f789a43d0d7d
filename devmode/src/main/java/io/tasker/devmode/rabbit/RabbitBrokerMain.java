package io.tasker.devmode.rabbit;

import io.tasker.contract.error.TaskerException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * Runs a RabbitMQ node until it gets SIGTERM or its standard input ends.
 *
 * <p>Prints {@code ready amqp://...} on standard output when it takes connections. Exit code 1 if
 * it cannot run, 2 if the arguments are wrong; the reason is on standard error.
 */
public final class RabbitBrokerMain {
  private static final String USAGE =
      "usage: rabbit-broker [--data DIR]   (without --data the data is temporary)";

  private RabbitBrokerMain() {}

  /** Entry point; see the class. */
  public static void main(String[] args) {
    System.exit(run(args, System.in, System.out, System.err));
  }

  static int run(String[] args, InputStream in, PrintStream out, PrintStream err) {
    RabbitBrokerConfig config;
    try {
      config = parse(args);
    } catch (IllegalArgumentException e) {
      err.println(e.getMessage());
      err.println(USAGE);
      return 2;
    }
    try {
      serve(RabbitBroker.start(config), in, out);
      return 0;
    } catch (TaskerException e) {
      err.println(e.getMessage());
      return 1;
    }
  }

  private static void serve(RabbitBroker broker, InputStream in, PrintStream out) {
    Closing closing = new Closing(broker);
    Thread atExit = Thread.ofPlatform().name("rabbit-broker-stop").unstarted(closing::close);
    Runtime.getRuntime().addShutdownHook(atExit);
    try (closing) {
      out.println("ready " + broker.url());
      out.flush();
      in.transferTo(PrintStream.nullOutputStream());
    } catch (IOException _) {
      // A standard input that cannot be read has ended too.
    }
  }

  /** Whoever comes second waits: the JVM ends when its hooks have returned. */
  private record Closing(RabbitBroker broker) implements AutoCloseable {
    @Override
    public void close() {
      synchronized (broker) {
        broker.close();
      }
    }
  }

  static RabbitBrokerConfig parse(String[] args) {
    if (args.length == 0) {
      return RabbitBrokerConfig.temporary();
    }
    if (!args[0].equals("--data")) {
      throw new IllegalArgumentException("unknown argument \"" + args[0] + "\"; known is --data");
    }
    if (args.length == 1) {
      throw new IllegalArgumentException("--data needs a value");
    }
    if (args.length > 2) {
      throw new IllegalArgumentException("unknown argument \"" + args[2] + "\"; known is --data");
    }
    try {
      return RabbitBrokerConfig.persistent(Path.of(args[1]));
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException("--data must be a folder, was \"" + args[1] + "\"", e);
    }
  }
}
