package io.tasker.core.house;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.tasker.contract.model.TaskState;
import io.tasker.core.state.TaskTransitions;
import java.net.URISyntaxException;
import java.nio.file.Path;

/** The class files of what we ship, without those of tests. */
final class Production {
  private Production() {}

  static JavaClasses core() {
    return classesBeside(TaskTransitions.class);
  }

  static JavaClasses contract() {
    return classesBeside(TaskState.class);
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
