package io.tasker.contract.operations;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the input of tasks in a list has, and where its page begins.
 *
 * @param context values in the task's input, by path with dots between levels: a JSON number, truth
 *     value or null matches itself and the text that is written the same. Empty: does not filter
 * @param cursor where the page before ended, as it said; empty: the first page. Null: pages are
 *     numbered and counted, unless the context filters
 */
public record TaskSearch(SortedMap<String, String> context, @Nullable String cursor) {
  /** Any input, on numbered pages. */
  public static final TaskSearch NUMBERED = new TaskSearch(new TreeMap<>(), null);

  public TaskSearch {
    context = Collections.unmodifiableSortedMap(new TreeMap<>(context));
  }
}
