package io.tasker.examples.demo;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What carries messages, by the names that the configuration has for it. */
public enum Backend {
  /** Queues in the database. */
  PGMQ,
  /** A broker beside the database. */
  RABBITMQ;

  /** As in {@code common.queues.backend}. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return wireName();
  }

  /** The one of this name, if there is one. */
  public static Optional<Backend> of(String name) {
    return Arrays.stream(values()).filter(one -> one.wireName().equals(name)).findFirst();
  }

  /** All names, for a message. */
  public static String names() {
    return Arrays.stream(values()).map(Backend::wireName).collect(Collectors.joining(", "));
  }

  /** Variables for a process that is to use the broker at an address. */
  public static Map<String, String> broker(String url) {
    return Map.of(
        "TASKER__COMMON__QUEUES__BACKEND",
        RABBITMQ.wireName(),
        "TASKER__COMMON__QUEUES__RABBITMQ__URL",
        url);
  }
}
