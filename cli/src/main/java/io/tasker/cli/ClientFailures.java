package io.tasker.cli;

import io.tasker.client.error.CallTimeoutException;
import io.tasker.client.error.ClientConfigException;
import io.tasker.client.error.ClientException;
import io.tasker.client.error.ServerException;
import io.tasker.client.error.UnreachableException;
import io.tasker.client.error.UnreadableAnswerException;
import io.tasker.client.error.WaitTimeoutException;
import java.io.PrintWriter;
import java.util.Optional;

/** Says in a line what a call ended with, and which exit code that is. */
public final class ClientFailures {
  private static final String ELSEWHERE =
      "Another address: --url URL, a profile, or TASKER_ORCHESTRATION_URL (by gRPC:"
          + " TASKER_ORCHESTRATION_GRPC_URL)";
  private static final String WHO_YOU_ARE =
      "Who you are: a profile, TASKER_AUTH_TOKEN or TASKER_API_KEY";
  private static final int UNKNOWN_CALLER = 401;

  private ClientFailures() {}

  /** Prints what went wrong and, where it helps, what to do; returns the exit code. */
  public static int report(ClientException failure, PrintWriter err) {
    err.println("tasker: " + failure.getMessage());
    switch (failure) {
      case ServerException e -> {
        e.existingTask().ifPresent(task -> err.println("Look at it: tasker task get " + task));
        e.requestId()
            .filter(_ -> e.status() >= 500)
            .ifPresent(id -> err.println("The server's log has it under request=" + id));
        hint(e).ifPresent(err::println);
      }
      case UnreachableException e -> {
        err.println(ELSEWHERE);
        warnIfDone(e, err);
      }
      case CallTimeoutException e -> warnIfDone(e, err);
      case UnreadableAnswerException _ -> err.println(ELSEWHERE);
      case WaitTimeoutException _, ClientConfigException _ -> {}
    }
    return exitCode(failure);
  }

  /** What a command ends with that could not do more than this. */
  static int exitCode(ClientException failure) {
    return switch (failure) {
      case ServerException e -> e.isRetryable() ? ExitCodes.LATER : ExitCodes.FAILED;
      case UnreachableException _, CallTimeoutException _ -> ExitCodes.LATER;
      case WaitTimeoutException _ -> ExitCodes.NOT_OVER;
      case UnreadableAnswerException _ -> ExitCodes.FAILED;
      case ClientConfigException _ -> ExitCodes.USAGE;
    };
  }

  /** What to do; waiting helps nobody whose credentials are wrong, whatever the server says. */
  private static Optional<String> hint(ServerException failure) {
    if (failure.isRetryable()) {
      return failure.retryAfter().map(wait -> "Come back in " + wait.toSeconds() + " s");
    }
    if (failure.status() == UNKNOWN_CALLER) {
      return Optional.of(why(failure.authFailure().orElse("")) + WHO_YOU_ARE);
    }
    // Without an error of ours: something else listens there, or another protocol is spoken.
    return failure.code().equals("HTTP_404")
        ? Optional.of("No Tasker API by this transport at this address. " + ELSEWHERE)
        : Optional.empty();
  }

  private static String why(String authFailure) {
    return switch (authFailure) {
      case "missing" -> "No credentials were sent. ";
      case "malformed" -> "The credentials cannot be read, or were sent twice. ";
      case "invalid" -> "The token or key is wrong for this server. ";
      case "expired" -> "The token has expired: get a new one. ";
      default -> "";
    };
  }

  private static void warnIfDone(ClientException failure, PrintWriter err) {
    if (failure.mayHaveHappened()) {
      err.println("The server may have done it: look before you repeat it");
    }
  }
}
