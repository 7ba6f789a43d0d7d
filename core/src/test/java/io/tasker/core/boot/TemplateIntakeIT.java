package io.tasker.core.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tasker.contract.error.ErrorCode;
import io.tasker.contract.error.TaskerException;
import io.tasker.contract.model.TaskId;
import io.tasker.contract.model.TaskState;
import io.tasker.contract.model.TemplateName;
import io.tasker.contract.operations.TemplateIntake.Registered;
import io.tasker.core.operations.TemplateIntakeService;
import io.tasker.core.writer.EngineHarness;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TemplateIntakeIT {
  private static final TemplateName NAME = new TemplateName("test", "sent", "1.0.0");
  private static final String YAML =
      "name: sent\nnamespace_name: test\nversion: 1.0.0\nsteps:\n"
          + "  - { name: only, handler: { callable: x } }\n";

  private final EngineHarness engine = new EngineHarness();
  private final AtomicInteger announced = new AtomicInteger();
  private final TemplateIntakeService intake =
      new TemplateIntakeService(
          new TemplateLoader(
                  engine.templateStore,
                  TemplateLoader.policy(false),
                  "test",
                  EngineHarness.QUEUES,
                  engine.ids,
                  engine.clock)
              ::register,
          announced::incrementAndGet);

  @AfterEach
  void close() {
    engine.close();
  }

  @Test
  void a_template_that_was_sent_can_be_used_at_once() {
    assertThat(intake.check(YAML).name()).isEqualTo(NAME);
    assertThat(engine.count("tasker.templates")).as("a check stores nothing").isZero();

    assertThat(intake.register(YAML)).isEqualTo(new Registered(NAME, 1, true));
    assertThat(intake.register(YAML)).isEqualTo(new Registered(NAME, 1, false));

    assertThat(announced.get()).as("others are told of what is new").isEqualTo(1);
    TaskId task = engine.create(NAME);
    engine.runToEnd();
    assertThat(engine.taskState(task)).isEqualTo(TaskState.COMPLETE);
  }

  @Test
  void every_problem_is_told_and_nothing_is_stored() {
    String bad = YAML.replace("callable", "calable") + "nmae: y\n";

    for (Runnable way : new Runnable[] {() -> intake.check(bad), () -> intake.register(bad)}) {
      assertThatThrownBy(way::run)
          .isInstanceOfSatisfying(
              TaskerException.class,
              e -> assertThat(e.code()).isEqualTo(ErrorCode.TEMPLATE_INVALID))
          .hasMessageContaining("calable")
          .hasMessageContaining("nmae");
    }
    assertThat(engine.count("tasker.templates")).isZero();
    assertThat(announced.get()).isZero();
  }

  @Test
  void other_content_for_a_known_version_is_refused() {
    intake.register(YAML);

    assertThatThrownBy(() -> intake.register(YAML.replace("callable: x", "callable: y")))
        .isInstanceOfSatisfying(
            TaskerException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.TEMPLATE_EXISTS))
        .hasMessageContaining("give the changed template a new version");
    assertThat(engine.all("SELECT DISTINCT callable FROM tasker.template_steps"))
        .containsExactly("x");
  }
}
