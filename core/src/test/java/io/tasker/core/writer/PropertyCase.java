package io.tasker.core.writer;

import io.tasker.contract.model.Json;
import io.tasker.contract.model.StepAction;
import io.tasker.contract.model.StepState;
import io.tasker.contract.model.TaskId;
import io.tasker.core.lifecycle.EngineEvent;
import io.tasker.core.property.ModelStep;
import io.tasker.core.property.ModelTask;
import io.tasker.core.store.ClaimStore.Claimed;
import io.tasker.core.store.StepKey;
import io.tasker.core.store.SubmitStore.Submission;
import io.tasker.core.store.WakeupKind;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** One random case: everything that happens in it follows from its seed. */
final class PropertyCase {
  private static final StepAction RESET = new StepAction.ResetForRetry("ann", "again");
  private static final StepAction RESOLVE = new StepAction.ResolveManually("ann", "not needed");
  private static final StepAction COMPLETE =
      new StepAction.CompleteManually(new Json("{\"by\":\"hand\"}"), null, "ann", "did it");

  /** Chance's share of a wait, and what that makes of it in 1/1000. */
  private static final double[] CHANCES = {0, -1, 0.5};

  /** In small tasks things meet that rarely do in large ones. */
  private static final int[] SIZES = {3, 6, 15, 60};

  private static final int[] PERMILLE = {1_000, 850, 1_075};

  private final SplittableRandom random;
  private final PropertyWorld world;
  private final Size size;
  private final List<PropertyShape> shapes = new ArrayList<>();
  private final List<Claimed> held = new ArrayList<>();
  private final List<Claimed> old = new ArrayList<>();
  private List<EngineEvent> last = List.of();
  private boolean calm;

  /**
   * How large a case may be.
   *
   * @param steps of a task at most
   * @param actions before everything is left to come to rest
   */
  record Size(int steps, int actions) {
    static final Size FULL = new Size(60, 150);
  }

  private PropertyCase(SplittableRandom random, PropertyWorld world, Size size, int permille) {
    this.random = random;
    this.world = world;
    this.size = size;
    int steps = Math.min(size.steps(), SIZES[random.nextInt(SIZES.length)]);
    for (int i = random.nextInt(1, 4); i > 0; i--) {
      shapes.add(PropertyShape.random("shape" + i, random.split(), steps, permille));
    }
  }

  /**
   * Runs a case.
   *
   * @throws AssertionError with everything that was done, if engine and model disagree
   */
  static void run(long seed, Size size) {
    SplittableRandom random = new SplittableRandom(seed);
    int chance = random.nextInt(CHANCES.length);
    try (PropertyWorld world = new PropertyWorld(CHANCES[chance])) {
      try {
        new PropertyCase(random, world, size, PERMILLE[chance]).run();
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError(
            "seed %d, %s%n%s%n%s"
                .formatted(seed, size, e.getMessage(), String.join("\n", world.log())),
            e);
      }
    }
  }

  private void run() {
    shapes.forEach(world::register);
    create();
    for (int action = 0; action < size.actions(); action++) {
      act();
    }
    calm = true;
    held.clear();
    comeToRest();
    if (!old.isEmpty()) {
      submit(old);
      comeToRest();
    }
    world.compare();
  }

  private void act() {
    int dice = random.nextInt(100);
    if (dice < 25) {
      claim(random.nextInt(1, 20));
    } else if (dice < 50) {
      submit(some(held));
    } else if (dice < 78) {
      last = dice < 76 ? given() : last; // the same again: its writer died before it could say so
      world.process(random.nextInt(2), last, random.nextInt(0, 12), random.nextBoolean());
    } else if (dice < 88) {
      advance();
    } else {
      actRarely(dice);
    }
  }

  private void actRarely(int dice) {
    switch (dice) {
      case 88, 89 -> submit(some(old));
      case 90 -> world.claimAndCrash(random.nextInt(1, 20));
      case 91 -> world.processAndCrash(given(), random.nextInt(1, 12), random.nextInt(1, 3));
      case 92, 93 -> held.removeAll(some(held)); // their worker died
      case 94, 95 -> {
        List<Claimed> kept = some(held);
        if (!kept.isEmpty()) {
          world.extend(kept);
        }
      }
      case 96, 97 -> world.sendAgain(anyStep(), random.nextBoolean());
      case 98 -> create();
      default -> world.compareStatus(anyTask());
    }
  }

  private void create() {
    if (world.tasks().size() < 6) {
      int count = random.nextInt(1, 4);
      world.create(
          IntStream.range(0, count)
              .mapToObj(_ -> shapes.get(random.nextInt(shapes.size())))
              .toList());
    }
  }

  private List<Claimed> claim(int max) {
    List<Claimed> claimed = world.claim(max);
    held.addAll(claimed);
    return claimed;
  }

  private void submit(List<Claimed> done) {
    TreeMap<StepKey, Submission> once = new TreeMap<>();
    done.forEach(step -> once.put(step.step(), result(step)));
    if (once.isEmpty()) {
      return;
    }
    world.submit(List.copyOf(once.values()));
    held.removeAll(done);
    done.stream().filter(_ -> !calm && random.nextInt(3) == 0).forEach(old::add);
  }

  private Submission result(Claimed step) {
    int dice = random.nextInt(100);
    return dice < 75
        ? EngineHarness.success(step)
        : EngineHarness.failure(step, dice < 94); // one in twenty fails for good
  }

  private void advance() {
    var due = world.nextDue();
    int dice = random.nextInt(4);
    if (due.isPresent() && due.get().isAfter(world.now()) && dice < 2) {
      world.advanceTo(due.get().minus(dice, ChronoUnit.MICROS)); // on time, or a little early
    } else {
      world.advanceTo(world.now().plusMillis(random.nextLong(dice == 2 ? 50 : 60_000)));
    }
  }

  private List<EngineEvent> given() {
    int count = random.nextInt(8) < 4 ? 0 : random.nextInt(1, 4);
    List<EngineEvent> events = new ArrayList<>();
    StepKey step = anyStep();
    for (int i = 0; i < count; i++) {
      events.add(event(step));
      step = random.nextInt(3) == 0 ? anyStep() : neighbour(step);
    }
    return events;
  }

  /** The same step, or one that waits for it. */
  private StepKey neighbour(StepKey step) {
    List<Integer> children = world.model(step).children(step.number());
    return children.isEmpty() || random.nextInt(3) == 0
        ? step
        : new StepKey(step.task(), children.get(random.nextInt(children.size())));
  }

  private EngineEvent event(StepKey step) {
    ModelStep modelled = world.model(step).steps().get(step.number());
    int seq = Math.max(0, modelled.seq() - (random.nextInt(4) == 0 ? 1 : 0));
    int dice = random.nextInt(22);
    if (dice < 10) {
      return repair(step, modelled.state());
    }
    return switch (dice) {
      case 10 -> new EngineEvent.CancelAsked(step.task(), random.nextBoolean() ? "no" : null);
      case 11, 12, 13 -> new EngineEvent.ResultArrived(step);
      case 14, 15 -> new EngineEvent.DeadlineDue(WakeupKind.LEASE, step, seq);
      case 16, 17, 18 -> new EngineEvent.DeadlineDue(WakeupKind.RETRY, step, seq);
      case 19, 20 -> new EngineEvent.MessageLost(step, seq);
      default -> new EngineEvent.EvaluationAsked(step.task());
    };
  }

  /** Mostly what a person might want, sometimes what makes no sense. */
  private EngineEvent repair(StepKey step, StepState state) {
    boolean failed = state == StepState.ERROR || random.nextInt(10) == 0;
    StepAction action = failed && random.nextInt(3) > 0 ? RESET : settling();
    return new EngineEvent.RepairAsked(step, action);
  }

  private StepAction settling() {
    return random.nextBoolean() ? RESOLVE : COMPLETE;
  }

  private TaskId anyTask() {
    return world.tasks().get(random.nextInt(world.tasks().size()));
  }

  /** Any step; more often one that somebody would speak of. */
  private StepKey anyStep() {
    TaskId task = anyTask();
    ModelTask modelled = world.tasks.get(task);
    int count = modelled.steps().size();
    List<Integer> moving =
        IntStream.range(0, count)
            .filter(number -> isOfInterest(modelled.steps().get(number).state()))
            .boxed()
            .toList();
    boolean any = moving.isEmpty() || random.nextInt(3) == 0;
    return new StepKey(
        task, any ? random.nextInt(count) : moving.get(random.nextInt(moving.size())));
  }

  private static boolean isOfInterest(StepState state) {
    return switch (state) {
      case PENDING, COMPLETE, CANCELLED, RESOLVED_MANUALLY -> false;
      case ENQUEUED,
          IN_PROGRESS,
          ENQUEUED_FOR_ORCHESTRATION,
          ENQUEUED_AS_ERROR_FOR_ORCHESTRATION,
          WAITING_FOR_RETRY,
          ERROR ->
          true;
    };
  }

  private List<Claimed> some(List<Claimed> all) {
    if (all.isEmpty()) {
      return List.of();
    }
    int most = random.nextInt(1, 8);
    return all.stream()
        .filter(_ -> random.nextBoolean())
        .limit(most)
        .sorted(Comparator.comparing(Claimed::step))
        .toList();
  }

  /** Nobody does anything odd any more: every task must end or be blocked. */
  private void comeToRest() {
    for (int round = 0; round < 2_000; round++) {
      boolean moved = world.process(random.nextInt(2), List.of(), random.nextInt(1, 60), true);
      List<Claimed> claimed = claim(random.nextInt(1, 60));
      submit(claimed);
      if (!moved && claimed.isEmpty()) {
        if (world.tasks.values().stream().allMatch(ModelTask::rests)) {
          return;
        }
        world.advanceTo(
            world.nextDue().orElseThrow(() -> new AssertionError("a task waits for nothing")));
      }
    }
    throw new AssertionError("nothing comes to rest; the next due is " + world.nextDue());
  }
}
