package io.tasker.cli;

import io.tasker.client.config.Nearest;
import io.tasker.contract.spi.security.Permission;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What the commands about keys and tokens share. */
abstract class AuthWork implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  final PrintWriter out() {
    return spec.commandLine().getOut();
  }

  final PrintWriter err() {
    return spec.commandLine().getErr();
  }

  final ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  /** Reads a key from a file; whatever is wrong with it is a mistake of the command line. */
  final <K> K key(String option, Path file, Function<String, K> read) {
    try {
      return read.apply(Files.readString(file));
    } catch (IOException e) {
      throw wrong("%s: %s %s".formatted(option, file, why(e)));
    } catch (IllegalArgumentException e) {
      throw wrong("%s: the key in %s %s".formatted(option, file, e.getMessage()));
    }
  }

  /** Why a file could not be read or written, to go on after its name. */
  static String why(IOException failure) {
    return switch (failure) {
      case NoSuchFileException _ -> "does not exist";
      case AccessDeniedException _ -> "must not be read or written by this user";
      default -> "cannot be used: " + failure.getMessage();
    };
  }

  /** What is wrong with the name of a permission; null: nothing. */
  static @Nullable String problem(String permission) {
    if (!Permission.granted(permission).isEmpty()) {
      return null;
    }
    if (permission.equals("*")) {
      return "\"*\" grants nothing; for everything: " + String.join(",", Permission.wildcards());
    }
    List<String> known = new ArrayList<>(Permission.wildcards());
    Arrays.stream(Permission.values()).map(Permission::wireName).forEach(known::add);
    return "\"%s\" is not known; %s".formatted(permission, Nearest.hint(permission, known));
  }
}
