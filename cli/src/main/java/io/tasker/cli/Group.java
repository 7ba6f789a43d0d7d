package io.tasker.cli;

import java.util.TreeSet;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A command that only has commands below it. */
abstract class Group implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();
  private final Shell shell;

  Group(Shell shell) {
    this.shell = shell;
  }

  /** For the command that runs. */
  final Session session() {
    return new Session(shell, spec);
  }

  @Override
  public final void run() {
    throw new ParameterException(
        spec.commandLine(),
        "no command; there are: " + String.join(", ", new TreeSet<>(spec.subcommands().keySet())));
  }

  final ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
