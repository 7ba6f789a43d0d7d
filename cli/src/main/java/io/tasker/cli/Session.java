package io.tasker.cli;

import io.tasker.client.TaskerClient;
import io.tasker.client.error.ClientException;
import java.io.PrintWriter;
import java.util.function.ToIntBiFunction;
import java.util.function.ToIntFunction;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine.Model.CommandSpec;

/** Runs a command's work with a client and an output of its own. */
final class Session {
  // Kept, since levels go with loggers that nobody keeps.
  private static final Logger CHANNELS = Logger.getLogger("io.grpc");

  private final Shell shell;
  private final CommandSpec command;

  Session(Shell shell, CommandSpec command) {
    this.shell = shell;
    this.command = command;
  }

  /** Connects, works and reports; returns the exit code. */
  int run(ServerOptions options, ToIntBiFunction<TaskerClient, Output> work) {
    // What a channel warns of is what the call ends with, and that is said in a line.
    CHANNELS.setLevel(Level.SEVERE);
    return withoutServer(
        options,
        out -> {
          try (TaskerClient client = shell.connect().apply(options.server(shell))) {
            return work.applyAsInt(client, out);
          }
        });
  }

  /** The same for what needs no server. */
  int withoutServer(ServerOptions options, ToIntFunction<Output> work) {
    PrintWriter out = command.commandLine().getOut();
    try {
      return work.applyAsInt(new Output(out, options.form(), shell));
    } catch (ClientException e) {
      out.flush();
      return ClientFailures.report(e, command.commandLine().getErr());
    }
  }

  Shell shell() {
    return shell;
  }
}
