package io.tasker.core.store;

import static java.util.stream.Collectors.joining;

import io.tasker.contract.model.TaskState;
import io.tasker.contract.operations.TaskQuery;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which tasks a list is about; what is null or empty does not filter.
 *
 * @param namespace of the template
 * @param states one of these
 * @param open whether none of these states is final
 * @param initiator who asked
 * @param sourceSystem from where
 * @param narrowing what else they have in common
 */
public record TaskFilter(
    @Nullable String namespace,
    Set<TaskState> states,
    boolean open,
    @Nullable String initiator,
    @Nullable String sourceSystem,
    TaskQuery.Narrowing narrowing) {
  private static final String NO_UUID = "00000000-0000-0000-0000-000000000000";
  private static final Instant START_OF_TIME = Instant.parse("1970-01-02T00:00:00Z");
  // The last time that fits into a UUIDv7 and into a date of four digits.
  private static final Instant END_OF_TIME = Instant.parse("9999-12-30T00:00:00Z");

  public TaskFilter {
    states = Set.copyOf(states);
  }

  /** Whether it looks at what a task was asked with. */
  boolean concernsOrigin() {
    return initiator != null || sourceSystem != null || narrowing.tag() != null;
  }

  /** The parameters of the list's statements; new with every call. */
  Map<String, Object> params() {
    Map<String, Object> params = new HashMap<>();
    text(params, "namespace", namespace);
    params.put("any_state", states.isEmpty());
    params.put(
        "states",
        states.stream().map(state -> String.valueOf(state.code())).collect(joining(",", "{", "}")));
    params.put("is_open", open);
    text(params, "initiator", initiator);
    text(params, "source", sourceSystem);
    text(params, "name", narrowing.name());
    text(params, "version", narrowing.version());
    String tag = narrowing.tag();
    text(params, "tags", tag == null ? null : JsonText.array(List.of(tag)), "[]");
    UUID correlation = narrowing.correlationId();
    text(params, "correlation", correlation == null ? null : correlation.toString(), NO_UUID);
    Instant from = narrowing.createdFrom();
    Instant before = narrowing.createdBefore();
    params.put("created_from", (from == null ? START_OF_TIME : from).toString());
    params.put("created_before", (before == null ? END_OF_TIME : before).toString());
    return params;
  }

  private static void text(Map<String, Object> params, String name, @Nullable String value) {
    text(params, name, value, "");
  }

  private static void text(
      Map<String, Object> params, String name, @Nullable String value, String otherwise) {
    params.put("any_" + name, value == null);
    params.put(name, value == null ? otherwise : value);
  }
}
