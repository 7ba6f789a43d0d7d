package io.tasker.launch;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A folder to start from, and commands run in it with the real engine. */
final class LaunchedHome {
  private final Path folder;

  LaunchedHome(Path folder) {
    this.folder = folder;
    plugin("messaging-pgmq");
    plugin("api-rest");
    file("config/tasker.yaml", "");
  }

  /** The folder of a plugin, with a jar nobody opens. */
  Path plugin(String name) {
    return file("plugins/" + name + "/plugin.jar", "").getParent();
  }

  Path file(String name, String text) {
    Path file = folder.resolve(name);
    try {
      Files.createDirectories(file.getParent());
      return Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path path(String name) {
    return folder.resolve(name);
  }

  /** Runs a command with these variables. */
  End run(Map<String, String> variables, List<String> command) {
    List<String> arguments = new ArrayList<>(command);
    arguments.addAll(List.of("--home", folder.toString()));
    return execute(variables, arguments);
  }

  private static End execute(Map<String, String> variables, List<String> arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    String[] words = arguments.toArray(String[]::new);
    var commands = Main.commands(new Engine(variables), new ProcessLife(), words);
    commands.setOut(new PrintWriter(out, true));
    commands.setErr(new PrintWriter(err, true));
    ClassLoader before = Thread.currentThread().getContextClassLoader();
    try {
      int code = commands.execute(words);
      return new End(code, out.toString(), err.toString());
    } finally {
      Thread.currentThread().setContextClassLoader(before);
    }
  }

  End run(String... command) {
    return run(Map.of(), List.of(command));
  }

  /** Runs a command that needs no folder. */
  End runAlone(String... command) {
    return execute(Map.of(), List.of(command));
  }

  /**
   * How a command ended.
   *
   * @param code its exit code
   * @param out what it printed
   * @param err what it complained about
   */
  record End(int code, String out, String err) {}
}
