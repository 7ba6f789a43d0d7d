package io.tasker.cli;

import io.tasker.client.config.Nearest;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.MutuallyExclusiveArgsException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says in a line what is wrong with what was typed, and what was probably meant. */
final class WrongWords implements IParameterExceptionHandler {
  @Override
  public int handleParseException(ParameterException wrong, String[] arguments) {
    CommandLine command = wrong.getCommandLine();
    String name = command.getCommandSpec().qualifiedName();
    PrintWriter err = command.getErr();
    err.println(name + ": " + message(wrong, command));
    if (wrong instanceof MutuallyExclusiveArgsException) {
      err.print("Usage: " + command.getHelp().synopsis(0));
    }
    err.println("Try: " + name + " --help");
    return ExitCodes.USAGE;
  }

  private static String message(ParameterException wrong, CommandLine command) {
    if (wrong instanceof UnmatchedArgumentException unmatched) {
      String word = unmatched.getUnmatched().getFirst();
      var commands = new TreeSet<>(command.getSubcommands().keySet());
      if (!commands.isEmpty() && !word.startsWith("-")) {
        return "no command \"%s\"; %s".formatted(word, Nearest.hint(word, commands));
      }
      List<String> options = new ArrayList<>();
      command.getCommandSpec().options().forEach(it -> options.addAll(List.of(it.names())));
      return Nearest.of(word, options)
          .map(near -> "; did you mean " + near + "?")
          .map(question -> "unknown option " + word + question)
          .orElseGet(wrong::getMessage);
    }
    ArgSpec option = wrong.getArgSpec();
    if (option != null && option.completionCandidates() != null && wrong.getValue() != null) {
      List<String> allowed = new ArrayList<>();
      option.completionCandidates().forEach(allowed::add);
      return "%s \"%s\" is not known; %s"
          .formatted(
              option instanceof OptionSpec it ? it.longestName() : option.paramLabel(),
              wrong.getValue(),
              Nearest.hint(wrong.getValue(), allowed));
    }
    return wrong.getMessage();
  }
}
