package io.tasker.core.recovery.retention;

import io.tasker.core.config.RetentionConfig;
import io.tasker.core.store.HistoryWeek;
import io.tasker.core.store.MayGo;
import io.tasker.core.text.Nearest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * What the configuration means at one moment. Namespaces with the longest retention wait until
 * their whole week can be dropped, which costs nothing; only if it cannot, because a task of the
 * week is still to be kept a week later, are they deleted row by row like the others.
 */
record RetentionRules(RetentionConfig config, Map<Integer, String> namespaces, Instant now) {
  private static final Duration PATIENCE = HistoryWeek.LENGTH;
  private static final UUID NO_LIMIT = new UUID(-1, -1);

  RetentionRules {
    namespaces = Map.copyOf(namespaces);
  }

  /** Whether anything is ever deleted. */
  boolean deleteAnything() {
    return config.longestDays().isPresent();
  }

  /** What is wrong with the configuration, seen from what is stored; empty if all is well. */
  Optional<String> problem() {
    Set<String> known = new TreeSet<>(namespaces.values());
    Set<String> unknown = new TreeSet<>(config.namespaceDays().keySet());
    unknown.removeAll(known);
    if (unknown.isEmpty()) {
      return Optional.empty();
    }
    String name = unknown.iterator().next();
    return Optional.of(
        "orchestration.retention.namespace_days names the namespace %s, of which no template is registered%s"
            .formatted(
                name, Nearest.of(name, known).map(it -> "; nearest known: " + it).orElse("")));
  }

  /** The weeks before this one may be dropped if every task in them may go. */
  HistoryWeek firstWeekToKeep() {
    return HistoryWeek.of(before(longest()));
  }

  /** Every task that is old enough. */
  List<MayGo> oldEnough() {
    return rules(_ -> NO_LIMIT);
  }

  /** Tasks that do not wait for their week. */
  List<MayGo> rowByRow() {
    UUID patient = HistoryWeek.of(before(longest()).minus(PATIENCE)).firstId();
    return rules(days -> days == longest() ? patient : NO_LIMIT);
  }

  /** No task from here on can be old enough: it was created before it was over. */
  UUID end() {
    return oldEnough().stream()
        .map(MayGo::overBy)
        .max(Instant::compareTo)
        .map(latest -> HistoryWeek.idOf(latest.plus(Duration.ofDays(1))))
        .orElse(new UUID(0, 0));
  }

  private interface Limit {
    UUID of(int days);
  }

  private List<MayGo> rules(Limit limit) {
    List<MayGo> rules = new ArrayList<>();
    namespaces.forEach(
        (number, name) -> {
          OptionalInt days = config.daysOf(name);
          if (days.isPresent()) {
            int count = days.getAsInt();
            rules.add(new MayGo(number, before(count), limit.of(count)));
          }
        });
    return List.copyOf(rules);
  }

  private int longest() {
    return config.longestDays().orElseThrow();
  }

  private Instant before(int days) {
    return now.minus(Duration.ofDays(days));
  }
}
