package io.tasker.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.tasker.client.model.Step;
import io.tasker.client.model.StepAudit;
import io.tasker.contract.model.Json;
import io.tasker.contract.model.StepAction;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tasker step}: look at steps and act on them by hand. */
@Command(
    name = "step",
    description = "Looks at steps, and resets, resolves or completes them by hand.",
    mixinStandardHelpOptions = true)
final class StepCommand extends ServerGroup {
  private static final Table<Step> STEPS =
      Table.<Step>of()
          .column("STEP", Step::name)
          .column("STATE", Step::currentState)
          .column("ATTEMPTS", it -> it.attempts() + "/" + it.maxAttempts())
          .column("UUID", Step::stepUuid);
  private static final Table<StepAudit> AUDITS =
      Table.<StepAudit>of()
          .column("AT", it -> TaskText.time(it.recordedAt()))
          .column("WHAT", it -> what(it.result()))
          .column("FROM", StepAudit::fromState)
          .column("STATE", StepAudit::toState)
          .column("MS", StepAudit::executionTimeMs)
          .column("WORKER", StepAudit::workerUuid);

  StepCommand(Shell shell) {
    super(shell);
  }

  @Command(description = "Lists the steps of a task.", mixinStandardHelpOptions = true)
  int list(@Mixin Options options, @Mixin TaskId task) {
    return show(options, client -> client.steps(task.id()), STEPS::lines);
  }

  @Command(description = "Shows a step with its results.", mixinStandardHelpOptions = true)
  int get(@Mixin Options options, @Mixin Which which) {
    return show(options, client -> client.step(which.task(), which.step()), StepCommand::facts);
  }

  @Command(
      description = "Runs a step that failed for good once more, from its first attempt.",
      mixinStandardHelpOptions = true)
  int reset(@Mixin Options options, @Mixin Which which, @Mixin Why why) {
    return act(options, which, () -> new StepAction.ResetForRetry(why.by, why.reason));
  }

  @Command(
      description = "Declares a step settled; those after it go on without its result.",
      mixinStandardHelpOptions = true)
  int resolve(@Mixin Options options, @Mixin Which which, @Mixin Why why) {
    return act(options, which, () -> new StepAction.ResolveManually(why.by, why.reason));
  }

  @Command(description = "Completes a step in a worker's place.", mixinStandardHelpOptions = true)
  int complete(
      @Mixin Options options,
      @Mixin Which which,
      @Mixin Why why,
      @Option(
              names = "--result",
              paramLabel = "JSON",
              required = true,
              description =
                  "What those after it get to see: JSON, @FILE, or @- for standard input.")
          String result,
      @Option(names = "--metadata", paramLabel = "JSON", description = "Kept with the result.")
          @Nullable String metadata) {
    return act(
        options,
        which,
        () ->
            new StepAction.CompleteManually(
                json("--result", result),
                metadata == null ? null : json("--metadata", metadata),
                why.by,
                why.reason));
  }

  @Command(
      description = "Lists every result a step got, newest first.",
      mixinStandardHelpOptions = true)
  int audit(@Mixin Options options, @Mixin Which which) {
    return show(options, client -> client.audit(which.task(), which.step()), AUDITS::lines);
  }

  private int act(Options options, Which which, Supplier<StepAction> action) {
    return show(
        options,
        client -> client.act(which.task(), which.step(), action.get()),
        StepCommand::facts);
  }

  private static Json json(String option, String text) {
    return new Json(Inputs.json(option, text).toString());
  }

  private static List<String> facts(Step step, Colours colours) {
    Facts facts =
        new Facts(colours)
            .fact("step", step.stepUuid())
            .fact("name", step.name())
            .fact("task", step.taskUuid())
            .fact("state", step.currentState())
            .fact("attempts", step.attempts() + "/" + step.maxAttempts())
            .fact("parents", step.completedParents() + "/" + step.totalParents() + " done")
            .fact("last failure", TaskText.time(step.lastFailureAt()))
            .fact("next retry", TaskText.time(step.nextRetryAt()))
            .fact("completed", TaskText.time(step.completedAt()));
    JsonNode results = step.results();
    return results == null || results.isNull()
        ? facts.lines()
        : facts.then(results.toPrettyString().lines().toList()).lines();
  }

  private static @Nullable String what(@Nullable JsonNode result) {
    return result == null ? null : result.path("type").asText();
  }

  /** Which step. */
  static final class Which {
    @Parameters(index = "0", paramLabel = "TASK", description = "The task's UUID.")
    private String task = "";

    @Parameters(index = "1", paramLabel = "STEP", description = "The step's UUID.")
    private String step = "";

    UUID task() {
      return Inputs.uuid("TASK", task);
    }

    UUID step() {
      return Inputs.uuid("STEP", step);
    }
  }

  /** Who and why. */
  static final class Why {
    @Option(
        names = {"-b", "--by"},
        paramLabel = "NAME",
        defaultValue = "cli-operator",
        description = "Who does it. Default: ${DEFAULT-VALUE}.")
    private String by = "cli-operator";

    @Option(
        names = {"-r", "--reason"},
        paramLabel = "TEXT",
        required = true,
        description = "Why; kept with the step's history.")
    private String reason = "";
  }
}
