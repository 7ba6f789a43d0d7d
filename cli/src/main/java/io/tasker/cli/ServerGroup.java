package io.tasker.cli;

import io.tasker.client.TaskerClient;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.ToIntBiFunction;

/** A group whose commands talk to a server. */
abstract class ServerGroup extends Group {
  private final Shell shell;

  ServerGroup(Shell shell) {
    this.shell = shell;
  }

  /** For a command that is more than a question and its answer. */
  final int run(ServerOptions options, ToIntBiFunction<TaskerClient, Output> work) {
    return session().run(options, work);
  }

  /** Asks a server, and shows its answer to programs as it is and to people as lines. */
  final <T> int show(
      ServerOptions options,
      Function<TaskerClient, T> ask,
      BiFunction<T, Colours, List<String>> lines) {
    return run(
        options,
        (client, out) -> {
          T answer = ask.apply(client);
          out.print(answer, lines.apply(answer, out.colours()));
          return ExitCodes.OK;
        });
  }

  final Session session() {
    return new Session(shell, spec());
  }
}
