package io.tasker.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Options that several commands share. */
public abstract class Given {
  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec command;

  /** What to throw if an option has a wrong value: it belongs to the command that was typed. */
  protected final ParameterException wrong(String message) {
    if (command == null) {
      throw new IllegalStateException("not filled in by picocli");
    }
    return new ParameterException(command.commandLine(), message);
  }
}
