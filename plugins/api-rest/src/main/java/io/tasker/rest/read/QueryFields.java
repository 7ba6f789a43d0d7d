package io.tasker.rest.read;

import io.tasker.rest.route.ApiError;
import io.tasker.rest.route.Query;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the parameters of a URL. Unknown ones are ignored, as everywhere in requests; one that is
 * given twice is refused, since either could be meant.
 *
 * @param query the parameters
 */
public record QueryFields(Query query) {
  private static final int LONGEST_SHOWN = 40;

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
