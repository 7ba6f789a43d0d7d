package io.tasker.cli;

import io.tasker.client.model.DetailedHealth;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code tasker health}. */
@Command(
    name = "health",
    description = "Shows what a server found out about itself.",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:nothing is unhealthy",
      "1:a part is unhealthy",
      "2:the command line or a profile is wrong",
      "3:the server cannot be reached"
    })
final class HealthCommand implements Callable<Integer> {
  private final Shell shell;

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private Options options = new Options();

  HealthCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    return new Session(shell, spec)
        .run(
            options,
            (client, out) -> {
              DetailedHealth health = client.detailedHealth();
              Table table = new Table(out.colours(), "CHECK", "STATUS", "MESSAGE");
              health
                  .checks()
                  .forEach((name, check) -> table.row(name, check.status(), check.message()));
              var facts = new Facts(out.colours()).fact("status", health.status());
              facts.fact("version", health.info().path("version").textValue());
              out.print(health, facts.then(table.lines()).lines());
              return health.isUnhealthy() ? ExitCodes.FAILED : ExitCodes.OK;
            });
  }
}
