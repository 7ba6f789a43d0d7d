package io.tasker.core.house;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.tasker.contract.model.TaskState;
import io.tasker.core.state.TaskTransitions;
import java.net.URISyntaxException;
import java.nio.file.Path;

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

  /** A folder in this build, a jar in a later one. */
  private static JavaClasses classesBeside(Class<?> type) {
    try {
      Path place = Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
      return new ClassFileImporter().importPath(place);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
