package io.tasker.core.recovery.retention;

import io.tasker.core.store.HistoryWeek;
import io.tasker.core.store.RetentionStore;
import io.tasker.core.store.RetentionStore.Summary;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/** Says what a run would do. */
final class RetentionPreview {
  private final RetentionStore store;

  RetentionPreview(RetentionStore store) {
    this.store = store;
  }

  List<String> lines(RetentionRules rules) {
    if (!rules.deleteAnything()) {
      return List.of("nothing is ever deleted: no namespace has a retention");
    }
    if (rules.problem().isPresent()) {
      return List.of("nothing would be deleted: " + rules.problem().get());
    }
    List<Summary> summaries = store.summary(rules.rowByRow());
    TreeSet<HistoryWeek> drops = new TreeSet<>(Comparator.naturalOrder());
    for (HistoryWeek week : store.weeksBefore(rules.firstWeekToKeep())) {
      if (!store.hasKept(week, rules.oldEnough())) {
        drops.add(week);
      }
    }
    List<String> lines = new ArrayList<>();
    long tasks = 0;
    for (Summary summary : summaries) {
      long goes = drops.contains(summary.week()) ? summary.oldEnough() : summary.nextToGo();
      tasks += goes;
      lines.add(line(summary, goes));
    }
    drops.forEach(week -> lines.add("would drop the partitions of week=" + week.name()));
    lines.add("would delete tasks=%d and drop weeks=%d".formatted(tasks, drops.size()));
    return List.copyOf(lines);
  }

  private static String line(Summary summary, long goes) {
    return "week=%s namespace=%s tasks=%d open=%d before_person=%d old_enough=%d would_go=%d"
        .formatted(
            summary.week().name(),
            summary.namespace(),
            summary.tasks(),
            summary.open(),
            summary.beforePerson(),
            summary.oldEnough(),
            goes);
  }
}
