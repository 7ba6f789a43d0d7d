package io.tasker.cli;

import io.tasker.client.model.DetailedHealth;
import java.util.List;
import java.util.Map;
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
              var facts = new Facts(out.colours()).fact("status", health.status());
              facts.fact("version", health.info().path("version").textValue());
              out.print(health, facts.then(checks(health, out.colours())).lines());
              return health.isUnhealthy() ? ExitCodes.FAILED : ExitCodes.OK;
            });
  }

  private static List<String> checks(DetailedHealth health, Colours colours) {
    return Table.<Map.Entry<String, DetailedHealth.Check>>of()
        .column("CHECK", it -> it.getKey())
        .column("STATUS", it -> it.getValue().status())
        .column("MESSAGE", it -> it.getValue().message())
        .lines(List.copyOf(health.checks().entrySet()), colours);
  }
}
