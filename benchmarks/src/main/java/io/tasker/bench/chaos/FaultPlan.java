package io.tasker.bench.chaos;

import io.tasker.bench.chaos.Fault.Kind;
import io.tasker.examples.demo.Backend;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** What happens in a run and when; follows from the seed. */
final class FaultPlan {
  /** Longer than a lease with all that may be late: who wakes up again has lost everything. */
  private static final int PAUSE_MS = 4_000;

  private FaultPlan() {}

  /** Each kind once, in any order; then the frequent ones more often. */
  static List<Fault> of(long seed, int kills, Backend messaging) {
    List<Kind> weights = weights(messaging);
    Random random = new Random(seed);
    List<Kind> first = new ArrayList<>(Kind.with(messaging));
    Collections.shuffle(first, random);
    List<Fault> faults = new ArrayList<>();
    int strikes = 0;
    while (strikes < kills) {
      Kind kind =
          faults.size() < first.size()
              ? first.get(faults.size())
              : weights.get(random.nextInt(weights.size()));
      Fault fault = fault(kind, random, strikes + 1 < kills);
      strikes += fault.strikes();
      faults.add(fault);
    }
    return List.copyOf(faults);
  }

  private static Fault fault(Kind kind, Random random, boolean mayRepeat) {
    int target = random.nextInt(2);
    Duration after = Duration.ofMillis(50 + random.nextInt(700));
    Duration lasting =
        switch (kind) {
          case KILL_SERVER, KILL_WORKER -> Duration.ofMillis(random.nextInt(1_500));
          case PAUSE_SERVER, PAUSE_WORKER -> Duration.ofMillis(PAUSE_MS + random.nextInt(3_000));
          case CUT_CONNECTIONS, CLOSE_CLIENTS, DELETE_QUEUE -> Duration.ZERO;
          case RESTART_DATABASE, STOP_BROKER, KILL_BROKER, BLOCK_PUBLISHERS ->
              Duration.ofMillis(random.nextInt(2_000));
          case KILL_UNPUBLISHED -> Duration.ofMillis(100 + random.nextInt(900));
        };
    @Nullable Duration again =
        kind.kills() && random.nextInt(4) == 0 && mayRepeat
            ? Duration.ofMillis(100 + random.nextInt(401))
            : null;
    return new Fault(kind, target, after, lasting, again);
  }

  private static List<Kind> weights(Backend messaging) {
    List<Kind> weights = new ArrayList<>();
    for (Kind kind : Kind.with(messaging)) {
      int weight =
          switch (kind) {
            case KILL_SERVER, KILL_WORKER -> 30;
            case PAUSE_SERVER -> 8;
            case PAUSE_WORKER -> 10;
            case CUT_CONNECTIONS -> 16;
            case RESTART_DATABASE, STOP_BROKER, KILL_BROKER -> 6;
            case CLOSE_CLIENTS, BLOCK_PUBLISHERS, DELETE_QUEUE, KILL_UNPUBLISHED -> 10;
          };
      weights.addAll(Collections.nCopies(weight, kind));
    }
    return List.copyOf(weights);
  }
}
