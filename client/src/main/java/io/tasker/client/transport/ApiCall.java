package io.tasker.client.transport;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One call, as every protocol can make it.
 *
 * @param operation what is asked for
 * @param parts of the path, by the name in braces
 * @param query what narrows it down; without what is not said
 * @param body JSON, or a template's YAML; null: none
 * @param expectedSeq only if what is changed has this {@code seq} still; null: in any case
 * @param repeatable whether it may be made again when nobody knows what became of it
 */
public record ApiCall(
    ApiOperation operation,
    Map<String, String> parts,
    Map<String, String> query,
    @Nullable String body,
    @Nullable Integer expectedSeq,
    boolean repeatable) {
  /** A call without parts, query and body. */
  public static ApiCall of(ApiOperation operation) {
    return new ApiCall(operation, Map.of(), Map.of(), null, null, operation.isRepeatable());
  }

  /** Another operation with the same parts of the path. */
  ApiCall instead(ApiOperation other) {
    return new ApiCall(other, parts, Map.of(), null, null, other.isRepeatable());
  }

  /** With one more part of the path. */
  public ApiCall part(String name, Object value) {
    return new ApiCall(operation, with(parts, name, value), query, body, expectedSeq, repeatable);
  }

  /** With one more parameter, unless it is null. */
  public ApiCall query(String name, @Nullable Object value) {
    return value == null
        ? this
        : new ApiCall(operation, parts, with(query, name, value), body, expectedSeq, repeatable);
  }

  /** With a body. */
  public ApiCall body(String text) {
    return new ApiCall(operation, parts, query, text, expectedSeq, repeatable);
  }

  /** Only if what is changed has this {@code seq} still; null: in any case. */
  public ApiCall expectedSeq(@Nullable Integer seq) {
    return new ApiCall(operation, parts, query, body, seq, repeatable);
  }

  /** Repeatable or not, whatever its operation is in general. */
  public ApiCall repeatable(boolean value) {
    return new ApiCall(operation, parts, query, body, expectedSeq, value);
  }

  private static Map<String, String> with(Map<String, String> map, String name, Object value) {
    Map<String, String> more = new LinkedHashMap<>(map);
    more.put(name, value.toString());
    return more;
  }
}
