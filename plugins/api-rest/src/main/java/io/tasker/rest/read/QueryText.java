package io.tasker.rest.read;

import com.fasterxml.jackson.databind.node.TextNode;
import io.tasker.rest.route.ApiError;
import io.tasker.rest.route.Call;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads free texts from the query of a request. */
public final class QueryText {
  private QueryText() {}

  /**
   * A text that may be left out; null if it is, or is empty.
   *
   * @throws ApiError if it is there twice or beyond the limits of free texts
   */
  public static @Nullable String optional(Call call, String name) {
    List<String> values = call.query().all(name);
    if (values.size() > 1) {
      throw ApiError.badRequest(
          "the query parameter %s must be there once at most, was there %d times"
              .formatted(name, values.size()));
    }
    if (values.isEmpty() || values.getFirst().isEmpty()) {
      return null;
    }
    JsonLimits.check(name, TextNode.valueOf(values.getFirst()));
    return values.getFirst();
  }
}
