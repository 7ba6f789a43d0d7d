package io.tasker.core.state;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which state follows which, and why. What is not declared here does not happen: {@link #require}
 * refuses it before anything is written, and the CHECK constraint of the history tables, which is
 * compared with this table by a test, refuses it again.
 *
 * @param <S> states
 * @param <C> causes
 */
public final class TransitionTable<S extends Enum<S>, C extends Enum<C> & Cause> {
  /** Factors of {@link Edge#code}; both machines have fewer than 64 states and causes. */
  private static final int CAUSE_FACTOR = 64;

  private static final int FROM_FACTOR = CAUSE_FACTOR * 64;

  private final Class<S> states;
  private final Map<S, Map<C, S>> targets;
  private final List<Edge<S, C>> edges;

  private TransitionTable(Builder<S, C> builder) {
    this.states = builder.states;
    this.targets = builder.targets;
    this.edges = List.copyOf(builder.edges);
  }

  static <S extends Enum<S>, C extends Enum<C> & Cause> Builder<S, C> of(
      Class<S> states, Class<C> causes) {
    return new Builder<>(states, causes);
  }

  /** Where a cause leads from a state, if anywhere. */
  public Optional<S> next(S from, C cause) {
    return Optional.ofNullable(targets.getOrDefault(from, Map.of()).get(cause));
  }

  /**
   * Where a cause leads from a state.
   *
   * @throws IllegalStateException if the transition is not declared
   */
  public S require(S from, C cause) {
    return next(from, cause)
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "no transition from "
                        + from
                        + " by "
                        + cause.wireName()
                        + "; declared from there: "
                        + targets.getOrDefault(from, Map.of()).keySet()));
  }

  /** Whether nothing leads out of a state. */
  public boolean isFinal(S state) {
    return targets.getOrDefault(state, Map.of()).isEmpty();
  }

  /** The states that nothing leads out of. */
  public Set<S> finals() {
    Set<S> finals = EnumSet.noneOf(states);
    for (S state : states.getEnumConstants()) {
      if (isFinal(state)) {
        finals.add(state);
      }
    }
    return finals;
  }

  /** Every declared transition, in the order of declaration. */
  public List<Edge<S, C>> edges() {
    return edges;
  }

  /**
   * One declared transition.
   *
   * @param from before
   * @param cause why
   * @param to after
   */
  public record Edge<S extends Enum<S>, C extends Enum<C> & Cause>(S from, C cause, S to) {
    /** The number that the CHECK constraint of the history table lists for this transition. */
    public int code() {
      return from.ordinal() * FROM_FACTOR + cause.ordinal() * CAUSE_FACTOR + to.ordinal();
    }
  }

  /** Collects declarations; the same from and cause twice is a mistake. */
  static final class Builder<S extends Enum<S>, C extends Enum<C> & Cause> {
    private final Class<S> states;
    private final Class<C> causes;
    private final Map<S, Map<C, S>> targets;
    private final List<Edge<S, C>> edges = new ArrayList<>();

    private Builder(Class<S> states, Class<C> causes) {
      this.states = states;
      this.causes = causes;
      this.targets = new EnumMap<>(states);
    }

    Builder<S, C> allow(S from, C cause, S to) {
      S before = targets.computeIfAbsent(from, _ -> new EnumMap<>(causes)).put(cause, to);
      if (before != null) {
        throw new IllegalArgumentException(from + " by " + cause + " is declared twice");
      }
      edges.add(new Edge<>(from, cause, to));
      return this;
    }

    Builder<S, C> allowFrom(Collection<S> froms, C cause, S to) {
      froms.forEach(from -> allow(from, cause, to));
      return this;
    }

    TransitionTable<S, C> build() {
      return new TransitionTable<>(this);
    }
  }
}
