package io.tasker.pgmq;

import io.tasker.contract.spi.messaging.QueueName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.stream.Collectors;

/** The statements of this plugin; each is the file beside this class, without its comments. */
enum PgmqSql {
  CREATE,
  EXISTS,
  POP,
  SEND,
  STATS,
  PRESENT_STEPS,
  APPLIES_TO,
  EXTENSION_VERSION;

  private final String text;

  PgmqSql() {
    text = load(file());
  }

  String file() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-') + ".sql";
  }

  String text() {
    return text;
  }

  /** For one queue. Its table's name is in lower case, as {@code pgmq.create} makes it. */
  String of(QueueName queue) {
    return text.replace("{queue}", queue.value().toLowerCase(Locale.ROOT));
  }

  private static String load(String file) {
    try (var stream = PgmqSql.class.getResourceAsStream(file)) {
      if (stream == null) {
        throw new IllegalStateException("statement file io/tasker/pgmq/" + file + " is missing");
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("--"))
          .collect(Collectors.joining("\n"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
