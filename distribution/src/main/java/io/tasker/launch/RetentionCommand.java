package io.tasker.launch;

import io.tasker.cli.ExitCodes;
import io.tasker.core.boot.RetentionRun.Wish;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code tasker retention}. */
@Command(
    name = "retention",
    description = {
      "Deletes tasks that have been over for longer than orchestration.retention says,",
      "straight in the database; servers may run."
    },
    mixinStandardHelpOptions = true)
final class RetentionCommand implements Callable<Integer> {
  private final Engine engine;

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private LaunchArguments arguments = new LaunchArguments();

  @ArgGroup(multiplicity = "1")
  private Choice choice = new Choice();

  private static final class Choice {
    @Option(names = "--dry-run", description = "Says what would be deleted, and deletes nothing.")
    private boolean preview;

    @Option(names = "--once", description = "Deletes it now.")
    private boolean once;

    @Option(
        names = "--heal",
        description = {
          "Moves history that was written before its partition was made to where it belongs;",
          "writers of those weeks wait meanwhile."
        })
    private boolean heal;
  }

  RetentionCommand(Engine engine) {
    this.engine = engine;
  }

  @Override
  public Integer call() {
    Wish wish = choice.preview ? Wish.PREVIEW : choice.heal ? Wish.HEAL : Wish.DELETE;
    engine.retention(TaskerCommand.prepare(arguments), wish, spec.commandLine().getOut()::println);
    return ExitCodes.OK;
  }
}
