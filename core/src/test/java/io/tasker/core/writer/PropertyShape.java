package io.tasker.core.writer;

import io.tasker.contract.model.Json;
import io.tasker.contract.model.TemplateName;
import io.tasker.contract.template.BackoffKind;
import io.tasker.contract.template.HandlerDefinition;
import io.tasker.contract.template.IdentityStrategy;
import io.tasker.contract.template.RetryPolicy;
import io.tasker.contract.template.StepDefinition;
import io.tasker.contract.template.StepType;
import io.tasker.contract.template.TaskTemplate;
import io.tasker.core.property.ModelRetry;
import io.tasker.core.property.ModelStep;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/**
 * A random template, and what the model has to know of it.
 *
 * @param template for the engine
 * @param steps for the model; as many tasks as needed are made of {@link ModelStep#another}
 * @param text for a person
 */
record PropertyShape(TaskTemplate template, List<ModelStep> steps, String text) {
  /** Times in these are whole numbers also after chance has moved them. */
  private static final int MILLIS = 40;

  /**
   * A new one.
   *
   * @param chancePermille what chance makes of each wait
   */
  static PropertyShape random(
      String name, SplittableRandom random, int maxSteps, int chancePermille) {
    int[][] parents = Dags.random(random, maxSteps);
    List<StepDefinition> definitions = new ArrayList<>();
    List<ModelStep> steps = new ArrayList<>();
    List<String> text = new ArrayList<>();
    for (int step = 0; step < parents.length; step++) {
      RetryPolicy retry = retry(random);
      Duration timeout = Duration.ofSeconds(random.nextInt(1, 90));
      definitions.add(definition(step, parents[step], retry, timeout));
      var modelled =
          new ModelRetry(
              retry.retryable() ? retry.maxAttempts() : 1,
              retry.backoff(),
              retry.base().toMillis(),
              retry.max().toMillis(),
              chancePermille);
      steps.add(new ModelStep(parents[step], modelled, timeout.plus(EngineHarness.LEASE.margin())));
      text.add(
          "  %s %d after %s, %s, timeout %s"
              .formatted(name, step, Arrays.toString(parents[step]), modelled, timeout));
    }
    var template =
        new TaskTemplate(
            new TemplateName("test", name, "1.0.0"),
            null,
            IdentityStrategy.STRICT,
            null,
            definitions,
            Json.EMPTY_OBJECT);
    return new PropertyShape(template, steps, String.join("\n", text));
  }

  /** The model's steps of a new task. */
  List<ModelStep> newSteps() {
    return steps.stream().map(ModelStep::another).toList();
  }

  /** How the attempts of a new task go. */
  PropertyScript script(long seed) {
    return new PropertyScript(
        steps.stream().map(ModelStep::parents).toArray(int[][]::new),
        steps.stream().mapToInt(ModelStep::maxAttempts).toArray(),
        seed);
  }

  private static RetryPolicy retry(SplittableRandom random) {
    BackoffKind[] kinds = BackoffKind.values();
    return new RetryPolicy(
        random.nextInt(10) > 0,
        random.nextInt(1, 5),
        kinds[random.nextInt(kinds.length)],
        Duration.ofMillis(MILLIS * random.nextLong(100)),
        Duration.ofMillis(MILLIS * random.nextLong(250)));
  }

  private static StepDefinition definition(
      int step, int[] parents, RetryPolicy retry, Duration timeout) {
    return new StepDefinition(
        "s" + step,
        null,
        StepType.STANDARD,
        Arrays.stream(parents).mapToObj(parent -> "s" + parent).collect(Collectors.toList()),
        new HandlerDefinition("any", null, null, Json.EMPTY_OBJECT),
        retry,
        timeout,
        null);
  }
}
