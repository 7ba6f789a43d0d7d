package io.tasker.launch;

import io.tasker.cli.ExitCodes;
import io.tasker.contract.error.ErrorKind;
import io.tasker.contract.error.TaskerException;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Says what went wrong: in one line where we expected it, with a stack trace where we did not. */
final class Failures implements IExecutionExceptionHandler {
  @Override
  public int handleExecutionException(
      Exception problem, CommandLine command, ParseResult parseResult) {
    PrintWriter err = command.getErr();
    switch (problem) {
      case TaskerException known -> {
        err.println("tasker: " + known.code() + ": " + known.getMessage());
        return known.code().kind() == ErrorKind.USER ? ExitCodes.USAGE : ExitCodes.FAILED;
      }
      case ParameterException wrong -> {
        err.println("tasker: " + wrong.getMessage());
        err.println("Try: tasker " + wrong.getCommandLine().getCommandName() + " --help");
        return ExitCodes.USAGE;
      }
      default -> {
        err.println("tasker: unexpected failure; please report it with these lines");
        problem.printStackTrace(err);
        return ExitCodes.FAILED;
      }
    }
  }
}
