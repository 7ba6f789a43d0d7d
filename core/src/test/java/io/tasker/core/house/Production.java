package io.tasker.core.house;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.tasker.contract.model.TaskState;
import io.tasker.core.state.TaskTransitions;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarFile;

/** The class files of what we ship, without those of tests. */
final class Production {
  /** Read once: reading takes a second. */
  private static final JavaClasses CORE = classesBeside(TaskTransitions.class);

  private static final JavaClasses CONTRACT = classesBeside(TaskState.class);

  private Production() {}

  static JavaClasses core() {
    return CORE;
  }

  static JavaClasses contract() {
    return CONTRACT;
  }

  /** A folder while only tests are run, a jar once it is packaged. */
  private static JavaClasses classesBeside(Class<?> type) {
    try {
      Path place = Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
      if (Files.isDirectory(place)) {
        return new ClassFileImporter().importPath(place);
      }
      try (JarFile jar = new JarFile(place.toFile())) {
        return new ClassFileImporter().importJar(jar);
      }
    } catch (URISyntaxException | IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
