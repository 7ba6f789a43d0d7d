package io.tasker.launch;

import io.tasker.cli.ExitCodes;
import io.tasker.core.boot.TemplateOutcome;
import io.tasker.core.store.TemplateStore.Registration;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tasker template register}: straight in the database, for when no server runs. */
@Command(
    name = "register",
    description = {
      "Registers template files straight in the database: all of them,",
      "or none if one is refused."
    },
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:every file is registered, now or before",
      "1:a failure while running",
      "2:a file is wrong or refused, the command line or the configuration is wrong"
    })
final class RegisterCommand implements Callable<Integer> {
  private final Engine engine;

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private LaunchArguments arguments = new LaunchArguments();

  @Parameters(paramLabel = "FILE", arity = "1..*", description = "A template file.")
  private List<Path> files = List.of();

  RegisterCommand(Engine engine) {
    this.engine = engine;
  }

  @Override
  public Integer call() {
    List<TemplateOutcome> outcomes =
        engine.registerTemplates(TaskerCommand.prepare(arguments), files);
    boolean refused = outcomes.stream().anyMatch(TemplateOutcome::isRefused);
    outcomes.forEach(outcome -> print(line(outcome, refused)));
    if (refused) {
      print("nothing was registered");
    }
    return refused ? ExitCodes.USAGE : ExitCodes.OK;
  }

  private static String line(TemplateOutcome outcome, boolean refused) {
    String what = outcome.template() + " (" + outcome.file() + ")";
    return switch (outcome.registration()) {
      case Registration.Added(int revision) when !refused ->
          "added " + what + " revision " + revision;
      case Registration.Added _ -> "held back " + what;
      case Registration.Unchanged(int revision) -> "unchanged " + what + " revision " + revision;
      case Registration.Different _ ->
          "refused "
              + what
              + ": registered with other content; give the changed template a new version";
    };
  }

  private void print(String line) {
    spec.commandLine().getOut().println(line);
  }
}
