package io.tasker.worker;

import static io.tasker.worker.Stage.handler;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.tasker.contract.model.TaskId;
import io.tasker.contract.model.TaskState;
import io.tasker.contract.model.TemplateName;
import io.tasker.testkit.Eventually;
import io.tasker.testkit.TcpProxy;
import io.tasker.worker.handler.StepHandler;
import io.tasker.worker.handler.StepOutcome;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Work is noticed in every mode, and nothing rests for long when signals are lost. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DeliveryModesIT {
  private static final String SIGNALS = "tasker-signals";
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** What a loaded machine may add to a rest between two looks. */
  private static final long MARGIN_MS = 1_500;

  @TempDir private Path templates;
  private Stage stage;

  @BeforeEach
  void open() {
    stage = new Stage(templates);
  }

  @AfterEach
  void close() {
    stage.close();
  }

  @ParameterizedTest
  @CsvSource({"Hybrid, 4", "EventDrivenOnly, 4", "PollingOnly, 0"})
  void every_mode_completes_tasks_and_holds_the_connections_it_needs(
      String mode, int signalConnections) {
    mode(mode, 5);
    TemplateName line = line();
    stage.server();
    stage.worker(step());

    for (int i = 0; i < 3; i++) {
      assertThat(stage.settled(stage.create(line)).state()).isEqualTo(TaskState.COMPLETE);
    }

    assertThat(
            stage.number(
                "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND"
                    + " application_name = 'tasker-signals'"))
        .as("a listener and a notifier of the server and of the worker")
        .isEqualTo(signalConnections);
    assertThat(stage.delivery()).startsWith(mode + ": ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Hybrid", "EventDrivenOnly", "PollingOnly"})
  void a_step_that_one_worker_puts_back_is_noticed_by_the_one_that_has_code_for_it(String mode) {
    mode(mode, 5);
    TemplateName mixed =
        stage.template(
            "mixed",
            "name: a, handler: { callable: step }",
            "name: b, handler: { callable: other }, dependencies: [a]",
            "name: c, handler: { callable: step }, dependencies: [b]");
    stage.server();
    stage.worker(step());
    stage.worker(handler("other", _ -> StepOutcome.success(JsonNodeFactory.instance.nullNode())));

    for (int i = 0; i < 5; i++) {
      assertThat(stage.settled(stage.create(mixed)).state()).isEqualTo(TaskState.COMPLETE);
    }
  }

  @Test
  void cut_off_from_signals_in_the_middle_of_a_run_no_step_waits_longer_than_the_fallback() {
    mode("Hybrid", 5);
    TcpProxy proxy = stage.proxied();
    TemplateName line = line();
    stage.server();
    stage.worker(step());
    Eventually.until("push", PATIENCE, () -> stage.delivery().contains("push"), stage::delivery);

    List<TaskId> tasks = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      tasks.add(stage.create(line));
      if (i == 10) {
        proxy.cut(SIGNALS);
      }
    }
    tasks.forEach(task -> assertThat(stage.settled(task).state()).isEqualTo(TaskState.COMPLETE));

    assertThat(stage.delivery()).contains("polling", "disconnected");
    assertThat(largestGapMs()).isLessThan(1_000 + MARGIN_MS);
    proxy.restore();
    Eventually.until("push", PATIENCE, () -> stage.delivery().contains("push"), stage::delivery);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Hybrid", "EventDrivenOnly"})
  void a_path_that_stands_but_is_silent_is_noticed_and_work_goes_on(String mode) {
    mode(mode, 1);
    TcpProxy proxy = stage.proxied();
    TemplateName line = line();
    stage.server();
    stage.worker(step());
    Eventually.until("push", PATIENCE, () -> stage.delivery().contains("push"), stage::delivery);

    proxy.freeze(SIGNALS);
    TaskId task = stage.create(line);
    assertThat(stage.settled(task).state()).isEqualTo(TaskState.COMPLETE);
    Eventually.until(
        "the silence to be noticed",
        PATIENCE,
        () -> stage.delivery().contains("silent"),
        stage::delivery);
    assertThat(stage.settled(stage.create(line)).state()).isEqualTo(TaskState.COMPLETE);

    proxy.restore();
    Eventually.until("push", PATIENCE, () -> stage.delivery().contains("push"), stage::delivery);
    assertThat(stage.settled(stage.create(line)).state()).isEqualTo(TaskState.COMPLETE);
  }

  private void mode(String mode, int heartbeatSeconds) {
    for (String system :
        List.of("orchestration.event_systems.orchestration.", "worker.event_systems.worker.")) {
      stage.set(system + "deployment_mode", mode);
      stage.set(system + "timing.fallback_polling_interval_seconds", "1");
      stage.set(
          system + "timing.health_check_interval_seconds", Integer.toString(heartbeatSeconds));
    }
  }

  private TemplateName line() {
    return stage.template(
        "line",
        "name: a, handler: { callable: step }",
        "name: b, handler: { callable: step }, dependencies: [a]",
        "name: c, handler: { callable: step }, dependencies: [b]");
  }

  private static StepHandler step() {
    return handler("step", _ -> StepOutcome.success(JsonNodeFactory.instance.numberNode(1)));
  }

  /** Between any two things that happened to a task, one after the other. */
  private long largestGapMs() {
    return stage.number(
        """
        SELECT CAST(max(extract(epoch FROM gap) * 1000) AS bigint)
        FROM (SELECT at - lag(at) OVER (PARTITION BY task_uuid ORDER BY at) AS gap
              FROM tasker.v_history) AS gaps
        """);
  }
}
