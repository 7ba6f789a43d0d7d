package io.tasker.examples.demo;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the command line asks for.
 *
 * @param home the assembled folder
 * @param devmode the folder with the jars of the embedded PostgreSQL
 * @param data where {@code up} keeps its data; null: run the demo on temporary data
 * @param ports of {@code up}: server, gRPC, worker; 0: any free one
 * @param keep whether all stays running after the demo
 * @param messaging what carries messages
 * @param timeout how long start-up and the workflows may take, each
 */
record DemoOptions(
    Path home,
    Path devmode,
    @Nullable Path data,
    List<Integer> ports,
    boolean keep,
    Backend messaging,
    Duration timeout) {
  static final String USAGE =
      """
      Options:
        --home DIR         the assembled folder (needed)
        --devmode DIR      the jars of the embedded PostgreSQL (needed)
        --up DATA          only start, with data in DATA
        --data DATA        with --up: another folder for the data
        --ports N,N,N      with --up: of REST, gRPC and the worker; 0: any free one. Default 8080,9190,8081
        --keep             leave all running after the workflows, until Ctrl-C
        --messaging NAME   pgmq (queues in the database, the default) or rabbitmq (a broker beside it)
        --timeout SECONDS  for the start and for the workflows, each; 1 to 3600, default 60\
      """;
  private static final int MOST_SECONDS = 3600;

  /** Whether to start only, on well-known ports. */
  boolean isUp() {
    return data != null;
  }

  /**
   * Reads the arguments.
   *
   * @throws DemoException if one is unknown, incomplete, wrong or missing
   */
  static DemoOptions parse(List<String> arguments) {
    Path home = null;
    Path devmode = null;
    Path data = null;
    boolean isUp = false;
    List<Integer> ports = Ports.KNOWN;
    @Nullable String onlyUp = null;
    boolean keep = false;
    Backend messaging = Backend.PGMQ;
    Duration timeout = Duration.ofSeconds(60);
    Iterator<String> rest = arguments.iterator();
    while (rest.hasNext()) {
      String option = rest.next();
      switch (option) {
        case "--home" -> home = path(option, rest);
        case "--devmode" -> devmode = path(option, rest);
        case "--up" -> {
          data = path(option, rest);
          isUp = true;
        }
        case "--data" -> {
          data = path(option, rest);
          onlyUp = option;
        }
        case "--ports" -> {
          ports = ports(option, rest);
          onlyUp = option;
        }
        case "--keep" -> keep = true;
        case "--messaging" -> messaging = messaging(option, rest);
        case "--timeout" -> timeout = seconds(option, rest);
        default -> throw new DemoException("unknown option " + option + "\n" + USAGE);
      }
    }
    if (home == null || devmode == null) {
      throw new DemoException((home == null ? "--home" : "--devmode") + " is needed\n" + USAGE);
    }
    if (onlyUp != null && !isUp) {
      throw new DemoException(onlyUp + " is of up, not of demo\n" + USAGE);
    }
    return new DemoOptions(home, devmode, data, ports, keep, messaging, timeout);
  }

  private static Path path(String option, Iterator<String> rest) {
    return Path.of(value(option, rest)).toAbsolutePath().normalize();
  }

  private static Backend messaging(String option, Iterator<String> rest) {
    String value = value(option, rest);
    return Backend.of(value)
        .orElseThrow(
            () ->
                new DemoException(
                    option + " must be one of " + Backend.names() + ", was " + value));
  }

  private static Duration seconds(String option, Iterator<String> rest) {
    String value = value(option, rest);
    if (!value.matches("[0-9]{1,4}")
        || Integer.parseInt(value) < 1
        || Integer.parseInt(value) > MOST_SECONDS) {
      throw new DemoException(
          option + " must be a whole number from 1 to " + MOST_SECONDS + ", was " + value);
    }
    return Duration.ofSeconds(Integer.parseInt(value));
  }

  private static List<Integer> ports(String option, Iterator<String> rest) {
    String value = value(option, rest);
    List<Integer> ports =
        Arrays.stream(value.split(",", -1))
            .map(it -> it.matches("[0-9]{1,5}") ? Integer.parseInt(it) : -1)
            .toList();
    if (ports.size() != Ports.KNOWN.size() || ports.stream().anyMatch(it -> it < 0 || it > 65535)) {
      throw new DemoException(
          option + " must be three numbers from 0 to 65535 such as 8080,9190,8081, was " + value);
    }
    return ports;
  }

  private static String value(String option, Iterator<String> rest) {
    if (!rest.hasNext()) {
      throw new DemoException(option + " needs a value\n" + USAGE);
    }
    return rest.next();
  }
}
