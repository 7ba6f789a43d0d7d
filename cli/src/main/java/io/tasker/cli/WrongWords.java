package io.tasker.cli;

import io.tasker.client.config.Nearest;
import java.util.TreeSet;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Answers a misspelt command with those that there are; everything else as picocli does. */
final class WrongWords implements IParameterExceptionHandler {
  private final IParameterExceptionHandler otherwise;

  WrongWords(IParameterExceptionHandler otherwise) {
    this.otherwise = otherwise;
  }

  @Override
  public int handleParseException(ParameterException wrong, String[] arguments) throws Exception {
    CommandLine command = wrong.getCommandLine();
    var commands = new TreeSet<>(command.getSubcommands().keySet());
    if (!commands.isEmpty()
        && wrong instanceof UnmatchedArgumentException unmatched
        && !unmatched.getUnmatched().getFirst().startsWith("-")) {
      String word = unmatched.getUnmatched().getFirst();
      String name = command.getCommandSpec().qualifiedName();
      command
          .getErr()
          .println("%s: no command \"%s\"; %s".formatted(name, word, Nearest.hint(word, commands)));
      return ExitCodes.USAGE;
    }
    return otherwise.handleParseException(wrong, arguments);
  }
}
