package io.tasker.core.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** A state machine written down a second time, by wire names, to compare the table with. */
record Declared(Map<String, Map<String, String>> targets) {
  /**
   * Reads lines of "from cause to".
   *
   * @param groups names that stand for several states in the first column
   */
  static Declared of(String lines, Map<String, List<String>> groups) {
    Map<String, Map<String, String>> targets = new HashMap<>();
    for (String line : lines.lines().toList()) {
      String[] words = line.strip().split(" +");
      for (String from : groups.getOrDefault(words[0], List.of(words[0]))) {
        String before = targets.computeIfAbsent(from, _ -> new HashMap<>()).put(words[1], words[2]);
        assertThat(before).as("declared twice: %s", line).isNull();
      }
    }
    return new Declared(targets);
  }

  /** Asks the table about every state and cause. */
  <S extends Enum<S>, C extends Enum<C> & Cause> void assertIs(
      TransitionTable<S, C> table, Class<S> states, Class<C> causes, Function<S, String> name) {
    for (S from : states.getEnumConstants()) {
      Map<String, String> out = targets.getOrDefault(name.apply(from), Map.of());
      for (C cause : causes.getEnumConstants()) {
        String to = out.get(cause.wireName());
        if (to == null) {
          assertRefused(table, from, cause);
        } else {
          assertThat(name.apply(table.require(from, cause))).as("%s %s", from, cause).isEqualTo(to);
        }
      }
      assertThat(table.isFinal(from)).as("%s is final", from).isEqualTo(out.isEmpty());
    }
  }

  int size() {
    return targets.values().stream().mapToInt(Map::size).sum();
  }

  private static <S extends Enum<S>, C extends Enum<C> & Cause> void assertRefused(
      TransitionTable<S, C> table, S from, C cause) {
    assertThat(table.next(from, cause)).as("%s %s", from, cause).isEmpty();
    List<String> allowed =
        table.edges().stream()
            .filter(edge -> edge.from() == from)
            .map(edge -> edge.cause().name())
            .toList();
    assertThatIllegalStateException()
        .isThrownBy(() -> table.require(from, cause))
        .withMessageContaining("from " + from + " by " + cause.wireName())
        .satisfies(
            e ->
                assertThat(e.getMessage().split("declared from there: ")[1].split("[\\[\\], ]+"))
                    .filteredOn(word -> !word.isEmpty())
                    .containsExactlyInAnyOrderElementsOf(allowed));
  }
}
