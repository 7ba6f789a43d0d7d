package io.tasker.core.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;

/** Writes small JSON values. */
public final class JsonText {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private JsonText() {}

  /** An array of strings. */
  public static String array(List<String> items) {
    return write(items);
  }

  /** An object; values may be null, text, numbers, truth values, lists and maps. */
  public static String object(Map<String, ?> members) {
    return write(members);
  }

  private static String write(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not writable as JSON: " + value, e);
    }
  }
}
