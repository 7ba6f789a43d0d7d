package io.tasker.core.store;

import static java.util.stream.Collectors.joining;

import io.tasker.contract.model.TaskState;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which tasks a list is about; what is null or empty does not filter.
 *
 * @param namespace of the template
 * @param states one of these
 * @param open whether none of these states is final
 * @param initiator who asked
 * @param sourceSystem from where
 */
public record TaskFilter(
    @Nullable String namespace,
    Set<TaskState> states,
    boolean open,
    @Nullable String initiator,
    @Nullable String sourceSystem) {
  public TaskFilter {
    states = Set.copyOf(states);
  }

  /** Whether it looks at what a task was asked with. */
  boolean concernsOrigin() {
    return initiator != null || sourceSystem != null;
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
    return params;
  }

  static void text(Map<String, Object> params, String name, @Nullable String value) {
    params.put("any_" + name, value == null);
    params.put(name, value == null ? "" : value);
  }
}
