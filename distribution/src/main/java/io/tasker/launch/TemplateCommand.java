package io.tasker.launch;

import io.tasker.core.boot.TemplateOutcome;
import io.tasker.core.store.TemplateStore.Registration;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tasker template} and its commands. */
@Command(name = "template", description = "Registers templates.", mixinStandardHelpOptions = true)
final class TemplateCommand implements Runnable {
  private final Engine engine;

  @Spec private CommandSpec spec = CommandSpec.create();

  TemplateCommand(Engine engine) {
    this.engine = engine;
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(),
        "no command; there are: " + String.join(", ", spec.subcommands().keySet()));
  }

  @Command(
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
  int register(
      @Mixin LaunchArguments arguments,
      @Parameters(paramLabel = "FILE", arity = "1..*", description = "A template file.")
          List<Path> files) {
    List<TemplateOutcome> outcomes =
        engine.registerTemplates(TaskerCommand.prepare(arguments), files);
    boolean refused = outcomes.stream().anyMatch(TemplateOutcome::isRefused);
    outcomes.forEach(outcome -> print(line(outcome, refused)));
    if (refused) {
      print("nothing was registered");
    }
    return refused ? ExitCode.USAGE : ExitCode.OK;
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
