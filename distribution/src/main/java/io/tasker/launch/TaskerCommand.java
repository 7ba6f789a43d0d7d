package io.tasker.launch;

import io.tasker.cli.ExitCodes;
import io.tasker.cli.Group;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code tasker} and its commands. */
@Command(
    name = "tasker",
    description = "Runs workflows durably on PostgreSQL.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:all is well",
      "1:a failure while running",
      "2:the command line, the configuration or a template is wrong",
      "3:the server cannot be reached, or asks us to come back",
      "4:a task was not over when we stopped waiting for it"
    })
final class TaskerCommand extends Group {
  private final Engine engine;
  private final ProcessLife life;

  TaskerCommand(Engine engine, ProcessLife life) {
    this.engine = engine;
    this.life = life;
  }

  @Command(
      description = "Runs the orchestration server until it is told to stop.",
      mixinStandardHelpOptions = true)
  int server(@Mixin LaunchArguments arguments) {
    LaunchOptions options = prepare(arguments);
    return life.serve(() -> engine.startServer(options));
  }

  @Command(
      description = "Runs a worker with its step handlers until it is told to stop.",
      mixinStandardHelpOptions = true)
  int worker(@Mixin LaunchArguments arguments) {
    LaunchOptions options = prepare(arguments);
    return life.serve(() -> engine.startWorker(options));
  }

  @Command(
      description = "Brings the schema of the database up to date.",
      mixinStandardHelpOptions = true)
  int migrate(@Mixin LaunchArguments arguments) {
    print(engine.migrate(prepare(arguments)));
    return ExitCodes.OK;
  }

  @Command(
      description = "Checks that nothing in the database is lost, stuck or contradictory.",
      mixinStandardHelpOptions = true)
  int verify(@Mixin LaunchArguments arguments) {
    List<String> violations = engine.verify(prepare(arguments));
    print(violations);
    print(List.of(violations.isEmpty() ? "no violations" : violations.size() + " violations"));
    return violations.isEmpty() ? ExitCodes.OK : ExitCodes.FAILED;
  }

  @Command(
      description = "Lists the plugins that are there and which are enabled.",
      mixinStandardHelpOptions = true)
  int plugins(@Mixin LaunchArguments arguments) {
    print(engine.plugins(prepare(arguments)));
    return ExitCodes.OK;
  }

  static LaunchOptions prepare(LaunchArguments arguments) {
    LaunchOptions options = arguments.options();
    Logging.configure(options.configFolder());
    return options;
  }
}
