package io.tasker.worker;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Each case has a stage of its own. */
abstract class StageCases {
  @TempDir private Path templates;
  private Stage present;

  @BeforeEach
  void openStage() {
    present = new Stage(templates);
  }

  @AfterEach
  void closeStage() {
    present.close();
  }

  final Stage stage() {
    return present;
  }
}
