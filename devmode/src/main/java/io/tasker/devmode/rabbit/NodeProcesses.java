package io.tasker.devmode.rabbit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * What runs while a node runs.
 *
 * @param nameService Erlang's, started by us so that no daemon is left
 * @param server the script, whose child is the node
 * @param guard ends both when this JVM has ended
 */
record NodeProcesses(Process nameService, Process server, Process guard) implements AutoCloseable {
  private static final Duration STOP = Duration.ofSeconds(30);

  // Reads until the pipe from the JVM ends, which it does with the JVM, however that ends.
  private static final String GUARD =
      "read _; kill -9 $(cat \"$1/pid\" 2>/dev/null) $2 $3 2>/dev/null; [ -z \"$4\" ] || rm -rf"
          + " \"$1\"";

  static NodeProcesses start(NodeFiles files) {
    try {
      Files.deleteIfExists(files.pidFile());
      Redirect output = Redirect.appendTo(files.folder().resolve("output").toFile());
      Process nameService =
          files.nameService().redirectErrorStream(true).redirectOutput(output).start();
      Process server = files.server().redirectErrorStream(true).redirectOutput(output).start();
      Process guard =
          new ProcessBuilder(
                  "setsid",
                  "sh",
                  "-c",
                  GUARD,
                  "guard",
                  files.folder().toString(),
                  "" + server.pid(),
                  "" + nameService.pid(),
                  files.temporary() ? "remove" : "")
              .redirectErrorStream(true)
              .redirectOutput(output)
              .start();
      return new NodeProcesses(nameService, server, guard);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean alive() {
    return server.isAlive();
  }

  /** Asks the node to stop in good order, and waits until it has, within limits. */
  void stopServer() {
    server.destroy();
    try {
      if (!server.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)) {
        server.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Ends all of them and waits until they have; the files stay. */
  @Override
  public void close() {
    List<ProcessHandle> all =
        Stream.of(guard, server, nameService)
            .map(Process::toHandle)
            .flatMap(one -> Stream.concat(Stream.of(one), one.descendants()))
            .toList();
    all.forEach(ProcessHandle::destroyForcibly);
    for (ProcessHandle one : all) {
      one.onExit().orTimeout(10, TimeUnit.SECONDS).join();
    }
  }
}
