package io.tasker.cli;

import io.tasker.client.TaskerClient;
import io.tasker.client.config.ClientConfig;
import io.tasker.client.error.CallTimeoutException;
import io.tasker.client.error.ClientConfigException;
import io.tasker.client.error.ClientException;
import io.tasker.client.error.ServerException;
import io.tasker.client.error.UnreachableException;
import io.tasker.client.error.UnreadableAnswerException;
import io.tasker.client.error.WaitTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What became of asking a server or a worker of a profile whether it answers.
 *
 * @param exitCode what a command ends with that needs it
 * @param reason why it is not reachable; null: it is
 */
record Probe(
    String profile, String part, String status, String url, int exitCode, @Nullable String reason) {
  static final String SERVER = "server";
  static final String WORKER = "worker";

  private static final String WELL = "reachable";
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** Asks once. */
  static Probe of(
      String profile,
      String part,
      ClientConfig config,
      Function<ClientConfig, TaskerClient> connect) {
    String url = config.baseUri().toString();
    try (TaskerClient client = connect.apply(config.timeout(PATIENCE).maxAttempts(1))) {
      client.health();
      return new Probe(profile, part, WELL, url, ExitCodes.OK, null);
    } catch (ClientException e) {
      int exitCode = ClientFailures.exitCode(e);
      return new Probe(profile, part, status(e), url, exitCode, e.getMessage());
    }
  }

  boolean isWell() {
    return exitCode == ExitCodes.OK;
  }

  /**
   * What all of them come to: "later" only if nothing else is wrong, since waiting does not help
   * the others. Only servers count: a machine of operators need not reach workers.
   */
  static int verdict(List<Probe> probes) {
    List<Integer> codes =
        probes.stream().filter(it -> it.part.equals(SERVER)).map(Probe::exitCode).toList();
    return Stream.of(ExitCodes.USAGE, ExitCodes.FAILED, ExitCodes.LATER)
        .filter(codes::contains)
        .findFirst()
        .orElse(ExitCodes.OK);
  }

  /** A line for people who wonder. */
  String why() {
    return "%s: %s %s: %s".formatted(profile, part, status, reason);
  }

  private static String status(ClientException failure) {
    return switch (failure) {
      case UnreachableException _, CallTimeoutException _, WaitTimeoutException _ -> "unreachable";
      case ServerException _ -> "refused";
      case UnreadableAnswerException _ -> "no tasker";
      case ClientConfigException _ -> "wrong setting";
    };
  }
}
