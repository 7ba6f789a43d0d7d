package io.tasker.contract.operations;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a list of tasks is narrowed down by, beyond the public filters. What is null or empty does
 * not filter.
 *
 * @param name of the template
 * @param tags all of them
 * @param correlationId of the task
 * @param createdAfter created at this time or later
 * @param createdBefore created earlier
 * @param context values in the task's input, by path with dots between levels: a JSON number, truth
 *     value or null matches itself and the text that is written the same
 * @param cursor where the page before ended, as it said; empty: the first page. Null: pages are
 *     numbered and counted
 */
public record TaskSearch(
    @Nullable String name,
    List<String> tags,
    @Nullable UUID correlationId,
    @Nullable Instant createdAfter,
    @Nullable Instant createdBefore,
    SortedMap<String, String> context,
    @Nullable String cursor) {
  /** Everything, on numbered pages. */
  public static final TaskSearch NONE =
      new TaskSearch(null, List.of(), null, null, null, new TreeMap<>(), null);

  public TaskSearch {
    tags = List.copyOf(tags);
    context = Collections.unmodifiableSortedMap(new TreeMap<>(context));
  }
}
