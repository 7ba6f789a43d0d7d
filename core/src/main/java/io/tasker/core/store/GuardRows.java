package io.tasker.core.store;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Deals wake-ups out to guard rows: one row per kind and deadline, at most 60 members each, which
 * keeps a row within its page.
 */
final class GuardRows {
  static final int MEMBERS = 60;

  private final int[] numbers;

  private record Group(WakeupKind kind, Instant dueAt) {}

  GuardRows(List<WriteSet.Guard> guards) {
    numbers = new int[guards.size()];
    Map<Group, Integer> sizes = new HashMap<>();
    Map<Group, Integer> current = new HashMap<>();
    int rows = 0;
    for (int i = 0; i < numbers.length; i++) {
      Group group = new Group(guards.get(i).kind(), guards.get(i).dueAt());
      int size = sizes.merge(group, 1, Integer::sum);
      if (size % MEMBERS == 1) {
        current.put(group, rows++);
      }
      numbers[i] = current.get(group);
    }
  }

  /** For each wake-up the number of its row. */
  int[] numbers() {
    return numbers;
  }
}
