package io.tasker.core.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A key by which a program says who it is.
 *
 * @param key the secret
 * @param permissions by name, as written
 * @param description what logs call whoever has it; empty if nobody said
 */
public record ApiKeyEntry(String key, List<String> permissions, String description) {
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final TypeReference<Map<String, List<String>>> FIELDS = new TypeReference<>() {};
  private static final Set<String> NAMES = Set.of("key", "permissions", "description");

  public ApiKeyEntry {
    permissions = List.copyOf(permissions);
  }

  /** The text that stands for a mapping among the values of the configuration. */
  static String encode(Map<String, List<String>> fields) {
    try {
      return MAPPER.writeValueAsString(fields);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("texts have a JSON form", e);
    }
  }

  /** The entry behind such a text; empty if it is none. */
  static Optional<ApiKeyEntry> decode(String text) {
    Map<String, List<String>> fields;
    try {
      fields = MAPPER.readValue(text, FIELDS);
    } catch (JsonProcessingException _) {
      return Optional.empty();
    }
    if (fields == null || !NAMES.containsAll(fields.keySet())) {
      return Optional.empty();
    }
    List<String> key = fields.getOrDefault("key", List.of());
    List<String> description = fields.getOrDefault("description", List.of());
    if (key.size() != 1 || key.getFirst().isBlank() || description.size() > 1) {
      return Optional.empty();
    }
    return Optional.of(
        new ApiKeyEntry(
            key.getFirst(),
            fields.getOrDefault("permissions", List.of()),
            description.isEmpty() ? "" : description.getFirst()));
  }

  /** Everything but the key. */
  @Override
  public String toString() {
    return "ApiKeyEntry[key=***, permissions=%s, description=%s]"
        .formatted(permissions, description);
  }
}
