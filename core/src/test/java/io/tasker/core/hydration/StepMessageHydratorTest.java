package io.tasker.core.hydration;

import static org.assertj.core.api.Assertions.assertThat;

import io.tasker.core.hydration.StepMessageHydrator.Hydrated;
import io.tasker.core.store.AStep;
import io.tasker.core.store.ATask;
import io.tasker.core.store.StepKey;
import io.tasker.core.wire.StepMessages;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class StepMessageHydratorTest {
  @Test
  void a_good_body_points_at_its_step() {
    String body = StepMessages.write(AStep.TASK, AStep.TASK.step(12), ATask.CORRELATION);
    assertThat(StepMessageHydrator.hydrate(body))
        .isEqualTo(new Hydrated.Points(new StepKey(AStep.TASK, 12)));
  }

  @Test
  void a_bad_body_comes_with_its_reason() {
    assertThat(StepMessageHydrator.hydrate("{}"))
        .isEqualTo(new Hydrated.Unusable("step_uuid must be a UUID string, is MISSING"));
  }
}
