package io.tasker.cli;

import java.util.List;
import java.util.TreeSet;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A command that only has commands below it. */
public abstract class Group implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public final void run() {
    throw wrong(
        "no command; there are: " + String.join(", ", new TreeSet<>(spec.subcommands().keySet())));
  }

  /** What to throw if something that was typed is wrong. */
  protected final ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  /** Prints lines to the standard output. */
  protected final void print(List<String> lines) {
    lines.forEach(spec.commandLine().getOut()::println);
  }

  /** Prints lines to the standard error. */
  protected final void complain(List<String> lines) {
    lines.forEach(spec.commandLine().getErr()::println);
  }

  final CommandSpec spec() {
    return spec;
  }
}
