package io.tasker.rest.read;

import io.tasker.rest.route.ApiError;
import io.tasker.rest.route.Query;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reads the parameters of a URL. Unknown ones are ignored, as everywhere in requests; one that is
 * given twice is refused, since either could be meant.
 *
 * @param query the parameters
 */
public record QueryFields(Query query) {
  private static final int LONGEST_SHOWN = 40;
  private static final Instant FIRST_TIME = Instant.parse("1970-01-02T00:00:00Z");
  private static final Instant LAST_TIME = Instant.parse("9999-12-30T00:00:00Z");

  /**
   * A text.
   *
   * @return null if it is not given
   * @throws ApiError if it is given twice or cannot be compared with anything stored
   */
  public @Nullable String text(String name) {
    List<String> values = query.all(name);
    if (values.size() > 1) {
      throw ApiError.badRequest(
          "query parameter %s is given %d times".formatted(name, values.size()));
    }
    if (values.isEmpty()) {
      return null;
    }
    requireStorable("query parameter " + name, values.getFirst());
    return values.getFirst();
  }

  /**
   * A whole number.
   *
   * @param least 0 or more
   * @throws ApiError if it is not a whole number, or out of range
   */
  public long whole(String name, long least, long most, long defaultValue) {
    String text = text(name);
    if (text == null) {
      return defaultValue;
    }
    long value = -1;
    try {
      value = Long.parseLong(text);
    } catch (NumberFormatException _) {
      // Answered like a negative one.
    }
    if (value < 0) {
      throw ApiError.badRequest(
          "Failed to deserialize query string: %s must be a whole number of %d to %d, was \"%s\""
              .formatted(name, least, most, shown(text)));
    }
    return value;
  }

  /**
   * A UUID in any form.
   *
   * @return null if it is not given
   * @throws ApiError if it is none
   */
  @Nullable UUID uuid(String name) {
    String text = text(name);
    if (text == null) {
      return null;
    }
    return Uuids.parse(text).orElseThrow(() -> malformed(name, "a UUID", text));
  }

  /**
   * A time with a zone, or in UTC without one.
   *
   * @return null if it is not given
   * @throws ApiError if it is none, or not of the years that tasks have
   */
  @Nullable Instant time(String name) {
    String text = text(name);
    if (text == null) {
      return null;
    }
    return Instants.parse(text)
        .filter(at -> !at.isBefore(FIRST_TIME) && at.isBefore(LAST_TIME))
        .orElseThrow(() -> malformed(name, "a time such as 2026-03-21T21:16:08Z", text));
  }

  private static ApiError malformed(String name, String expected, String text) {
    return ApiError.badRequest(
        "Failed to deserialize query string: %s must be %s, was \"%s\""
            .formatted(name, expected, shown(text)));
  }

  /**
   * Refuses characters that PostgreSQL cannot store.
   *
   * @throws ApiError if there is one
   */
  public static void requireStorable(String where, String text) {
    Texts.requireStorable(where, text);
  }

  private static String shown(String text) {
    return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "…";
  }
}
