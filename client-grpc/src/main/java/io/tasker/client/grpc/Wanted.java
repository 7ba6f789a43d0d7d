package io.tasker.client.grpc;

import io.tasker.client.config.Nearest;
import io.tasker.client.error.ServerException;
import io.tasker.client.transport.ApiCall;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Reads a call. What a message cannot say is refused as REST refuses it, so that programs need not
 * know by which protocol they talk.
 */
final class Wanted {
  private static final int BAD_REQUEST = 400;

  private Wanted() {}

  static String part(ApiCall call, String name) {
    return call.parts().getOrDefault(name, "");
  }

  static void text(Map<String, String> query, String name, Consumer<String> field) {
    Optional.ofNullable(query.get(name)).ifPresent(field);
  }

  static void number(Map<String, String> query, String name, Consumer<Integer> field) {
    text(query, name, text -> field.accept(number(name, text)));
  }

  private static int number(String name, String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException _) {
      throw refused(
          "%s must be a whole number up to %d, was \"%s\""
              .formatted(name, Integer.MAX_VALUE, text));
    }
  }

  static Instant time(String name, String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException _) {
      throw refused(
          "%s must be a time such as 2026-03-21T21:16:08Z, was \"%s\"".formatted(name, text));
    }
  }

  static ServerException unknown(String name, String text, Collection<String> allowed) {
    return refused("%s \"%s\" is not known; %s".formatted(name, text, Nearest.hint(text, allowed)));
  }

  static ServerException refused(String message) {
    return new ServerException(BAD_REQUEST, "BAD_REQUEST", message, null, null);
  }
}
