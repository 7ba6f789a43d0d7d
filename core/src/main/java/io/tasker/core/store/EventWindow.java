package io.tasker.core.store;

import java.util.List;

/**
 * Everything asked for that a range of transactions wrote. All of them were over when it was read,
 * so that nothing can appear in it later.
 *
 * @param from first transaction
 * @param to first transaction behind it
 * @param rows in order
 */
public record EventWindow(long from, long to, List<EventRow> rows) {
  public EventWindow {
    rows = List.copyOf(rows);
  }
}
