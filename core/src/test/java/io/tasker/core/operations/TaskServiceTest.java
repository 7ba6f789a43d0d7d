package io.tasker.core.operations;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tasker.contract.error.ErrorCode;
import io.tasker.contract.error.TaskerException;
import io.tasker.contract.model.TemplateName;
import io.tasker.core.db.StoreException;
import io.tasker.core.lifecycle.initialization.TaskIds;
import io.tasker.core.lifecycle.initialization.TaskInitialization;
import io.tasker.core.lifecycle.initialization.TemplateSource;
import io.tasker.core.store.ATemplate;
import io.tasker.core.store.StoredTemplate;
import io.tasker.testkit.SettableClock;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TaskServiceTest {
  private final SettableClock clock = new SettableClock();

  /** Templates that cannot be read now. */
  private static final class Away implements TemplateSource {
    @Override
    public Optional<StoredTemplate> find(TemplateName name) {
      throw StoreException.tryAgain("Connection refused");
    }

    @Override
    public List<TemplateName> names() {
      throw StoreException.tryAgain("Connection refused");
    }
  }

  @Test
  void a_request_whose_template_cannot_be_read_now_may_be_sent_again() {
    TaskIds ids = new TaskIds(clock, new SplittableRandom(1));
    TaskService tasks = new TaskService(new TaskInitialization(new Away(), ids), null, null, clock);

    assertThatExceptionOfType(TaskerException.class)
        .isThrownBy(() -> tasks.create(ATemplate.request("{}")))
        .extracting(TaskerException::code)
        .isEqualTo(ErrorCode.DATABASE_UNAVAILABLE);
  }
}
