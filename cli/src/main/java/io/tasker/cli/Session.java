package io.tasker.cli;

import io.tasker.client.TaskerClient;
import io.tasker.client.error.ClientException;
import java.io.PrintWriter;
import java.util.function.ToIntBiFunction;
import picocli.CommandLine.Model.CommandSpec;

/** Runs a command's work with a client and an output of its own. */
final class Session {
  private final Shell shell;
  private final CommandSpec command;

  Session(Shell shell, CommandSpec command) {
    this.shell = shell;
    this.command = command;
  }

  /** Connects, works and reports; returns the exit code. */
  int run(Options options, ToIntBiFunction<TaskerClient, Output> work) {
    return withoutServer(
        options,
        out -> {
          try (TaskerClient client = shell.connect().apply(options.server(shell))) {
            return work.applyAsInt(client, out);
          }
        });
  }

  /** The same for what needs no server. */
  int withoutServer(Options options, java.util.function.ToIntFunction<Output> work) {
    PrintWriter out = command.commandLine().getOut();
    try {
      return work.applyAsInt(new Output(out, options.form(), new Colours(shell.isTerminal())));
    } catch (ClientException e) {
      out.flush();
      return ClientFailures.report(e, command.commandLine().getErr());
    }
  }

  Shell shell() {
    return shell;
  }

  PrintWriter err() {
    return command.commandLine().getErr();
  }
}
