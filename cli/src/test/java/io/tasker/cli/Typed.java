package io.tasker.cli;

import io.tasker.client.TaskerClient;
import io.tasker.client.config.ClientConfig;
import io.tasker.client.error.ServerException;
import io.tasker.client.transport.ApiCall;
import io.tasker.client.transport.EventStream;
import io.tasker.client.transport.Transport;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Commands as they are typed, with a server that answers what a test wants. */
final class Typed implements Transport {
  final List<ApiCall> calls = new ArrayList<>();
  final List<ClientConfig> configs = new ArrayList<>();
  final List<String> questions = new ArrayList<>();
  Function<ApiCall, String> server = _ -> "[]";
  Supplier<EventStream> events =
      () -> {
        throw new ServerException(404, "NOT_FOUND", "no events", null, null);
      };

  /** What a person at the terminal answers; null: there is no terminal. */
  @Nullable String answer;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  int run(String... arguments) {
    var root = new CommandLine(new Root());
    Path nowhere = Path.of("nowhere");
    boolean isTerminal = answer != null;
    // Dumb, so that nothing has colours.
    Map<String, String> environment = Map.of("TERM", "dumb");
    var shell = new Shell(environment, nowhere, nowhere, isTerminal, this::connect, this::ask);
    String[] words = Cli.words(arguments);
    Cli.addTo(root, Cli.commands(shell), words);
    root.setCaseInsensitiveEnumValuesAllowed(true);
    root.setOut(new PrintWriter(out, true));
    root.setErr(new PrintWriter(err, true));
    return root.execute(words);
  }

  String out() {
    return out.toString();
  }

  String err() {
    return err.toString();
  }

  private String ask(String question) {
    questions.add(question);
    return String.valueOf(answer);
  }

  private TaskerClient connect(ClientConfig config) {
    configs.add(config);
    return TaskerClient.of(config.maxAttempts(1), this);
  }

  @Override
  public String call(ApiCall call) {
    calls.add(call);
    return server.apply(call);
  }

  @Override
  public EventStream open(ApiCall call, @Nullable String after) {
    calls.add(call);
    return events.get();
  }

  @Override
  public void close() {}

  @Command(name = "tasker")
  private static final class Root {}
}
