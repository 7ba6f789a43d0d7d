package io.tasker.cli;

import io.tasker.client.error.CallTimeoutException;
import io.tasker.client.error.ClientConfigException;
import io.tasker.client.error.ClientException;
import io.tasker.client.error.ServerException;
import io.tasker.client.error.UnreachableException;
import io.tasker.client.error.UnreadableAnswerException;
import io.tasker.client.error.WaitTimeoutException;
import java.io.PrintWriter;

/** Says in a line what a call ended with, and which exit code that is. */
public final class ClientFailures {
  private ClientFailures() {}

  /** Prints what went wrong and, where it helps, what to do; returns the exit code. */
  public static int report(ClientException failure, PrintWriter err) {
    err.println("tasker: " + failure.getMessage());
    return switch (failure) {
      case ServerException e -> {
        e.existingTask().ifPresent(task -> err.println("Look at it: tasker task get " + task));
        e.requestId()
            .filter(_ -> e.status() >= 500)
            .ifPresent(id -> err.println("The server's log has it under request=" + id));
        e.retryAfter().ifPresent(wait -> err.println("Come back in " + wait.toSeconds() + " s"));
        yield e.isRetryable() ? ExitCodes.LATER : ExitCodes.FAILED;
      }
      case UnreachableException e -> {
        err.println("Another address: --url URL, a profile, or TASKER_ORCHESTRATION_URL");
        warnIfDone(e, err);
        yield ExitCodes.LATER;
      }
      case CallTimeoutException e -> {
        warnIfDone(e, err);
        yield ExitCodes.LATER;
      }
      case WaitTimeoutException _ -> ExitCodes.NOT_OVER;
      case UnreadableAnswerException _ -> ExitCodes.FAILED;
      case ClientConfigException _ -> ExitCodes.USAGE;
    };
  }

  private static void warnIfDone(ClientException failure, PrintWriter err) {
    if (failure.mayHaveHappened()) {
      err.println("The server may have done it: look before you repeat it");
    }
  }
}
