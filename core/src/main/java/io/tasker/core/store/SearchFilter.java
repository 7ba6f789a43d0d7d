package io.tasker.core.store;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which tasks a search is about; what is null or empty does not filter.
 *
 * @param plain the public filters
 * @param name of the template
 * @param from the smallest id
 * @param below the first id that is too large
 * @param createdAfter this time or later
 * @param createdBefore earlier
 * @param correlationId of the task
 * @param tags a JSON array, all of which are wanted
 * @param context what is wanted in the input
 */
public record SearchFilter(
    TaskFilter plain,
    @Nullable String name,
    UUID from,
    UUID below,
    Instant createdAfter,
    Instant createdBefore,
    @Nullable UUID correlationId,
    @Nullable String tags,
    List<Wanted> context) {
  public SearchFilter {
    context = List.copyOf(context);
  }

  /**
   * One of two JSON objects is contained in the input.
   *
   * @param value the one
   * @param text the other
   */
  public record Wanted(String value, String text) {}

  /** The parameters of the statements; new with every call. */
  Map<String, Object> params(int pageSize, int scanned) {
    Map<String, Object> params = plain.params();
    TaskFilter.text(params, "name", name);
    params.put("from", from.toString());
    params.put("below", below.toString());
    params.put("created_after", createdAfter.toString());
    params.put("created_before", createdBefore.toString());
    params.put("correlation", String.valueOf(correlationId));
    TaskFilter.text(params, "tags", tags);
    params.put("values", context.stream().map(Wanted::value).toArray(String[]::new));
    params.put("texts", context.stream().map(Wanted::text).toArray(String[]::new));
    params.put("page_size", pageSize);
    params.put("scanned", scanned);
    return params;
  }
}
