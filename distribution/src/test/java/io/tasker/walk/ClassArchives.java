package io.tasker.walk;

import static org.assertj.core.api.Assertions.assertThat;

import io.tasker.testkit.Eventually;
import io.tasker.walk.Deployment.Server;
import io.tasker.walk.Deployment.Tasker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * The classes of the assembled folder as Java has them in memory, a file for each kind of process:
 * whoever starts with it need not find, read and check them again, which is a third of what a start
 * costs the CPU. Made once, and again when something in the folder is newer.
 */
final class ClassArchives {
  private static final Path FOLDER = Path.of("target/class-archives").toAbsolutePath();
  private static final List<String> PROCESSES = List.of("server", "worker", "verify");

  private ClassArchives() {}

  /** Options of Java for a process that uses what there is; none if there is nothing for it. */
  static synchronized String use(String process) {
    if (!PROCESSES.contains(process)) {
      return "";
    }
    if (!isFresh(process)) {
      make();
    }
    // Where an archive does not fit, the classes are read as ever, and nobody need hear of it.
    return "-XX:SharedArchiveFile=" + file(process) + " -Xlog:cds*=off,aot*=off";
  }

  /** Options of Java for a process that writes the archive when it ends. */
  static String write(Path file) {
    return "-XX:ArchiveClassesAtExit=" + file + " -Xlog:disable";
  }

  private static Path file(String process) {
    return FOLDER.resolve(process + ".jsa");
  }

  private static void make() {
    try {
      Path folder = Files.createTempDirectory(Files.createDirectories(FOLDER), "made");
      try (var deployment =
          new Deployment(folder, Queueing.Kind.PGMQ::of, process -> write(file(process)))) {
        Server server = deployment.server();
        Tasker worker = deployment.worker();
        var made =
            server
                .client()
                .create("rust_e2e_linear", "mathematical_sequence", "{\"even_number\":6}", null);
        assertThat(made.status()).as(made.text()).isEqualTo(200);
        Eventually.until(
            "the task to complete",
            Duration.ofSeconds(60),
            () -> deployment.number("SELECT count(*) FROM tasker.tasks WHERE state = 8") == 1);
        assertThat(deployment.verify()).isEqualTo("no violations");
        assertThat(worker.stop()).as(worker.log()).isZero();
        assertThat(server.process().stop()).as(server.process().log()).isZero();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    assertThat(PROCESSES).allMatch(ClassArchives::isFresh);
  }

  private static boolean isFresh(String process) {
    Path archive = file(process);
    if (!Files.exists(archive)) {
      return false;
    }
    try (Stream<Path> parts = Files.walk(Deployment.HOME)) {
      return parts.noneMatch(part -> changed(part).compareTo(changed(archive)) > 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static FileTime changed(Path file) {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
