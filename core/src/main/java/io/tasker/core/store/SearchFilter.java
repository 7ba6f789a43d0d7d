package io.tasker.core.store;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Which tasks a search is about.
 *
 * @param plain the filters of every list
 * @param below the first id that is too large
 * @param context what is wanted in the input; empty: does not filter
 */
public record SearchFilter(TaskFilter plain, UUID below, List<Wanted> context) {
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
    params.put("below", below.toString());
    params.put("values", context.stream().map(Wanted::value).toArray(String[]::new));
    params.put("texts", context.stream().map(Wanted::text).toArray(String[]::new));
    params.put("page_size", pageSize);
    params.put("scanned", scanned);
    return params;
  }
}
