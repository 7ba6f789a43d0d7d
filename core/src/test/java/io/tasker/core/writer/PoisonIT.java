package io.tasker.core.writer;

import static org.assertj.core.api.Assertions.assertThat;

import io.tasker.contract.model.TaskId;
import io.tasker.contract.model.TaskState;
import io.tasker.contract.model.TemplateName;
import io.tasker.contract.spi.messaging.QueueName;
import io.tasker.core.lifecycle.EngineEvent;
import io.tasker.core.lifecycle.EventOutcome;
import io.tasker.core.lifecycle.WriterEvent;
import io.tasker.core.lifecycle.WriterEvent.Create;
import io.tasker.core.lifecycle.WriterEvent.Decide;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** What cannot be used is kept where a person finds it, and does not stop anything else. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PoisonIT {
  private static EngineHarness engine;
  private static TemplateName template;

  @BeforeAll
  static void open() {
    engine = new EngineHarness();
    template = engine.template("poison", "a", "b: a");
  }

  @AfterAll
  static void close() {
    engine.close();
  }

  @BeforeEach
  void nothing_is_dead_yet() {
    engine.execute("TRUNCATE tasker.dead_messages");
  }

  @Test
  void bodies_that_cannot_be_read_are_buried_with_their_text_and_a_reason() {
    TaskId task = engine.create(template);
    engine.send(EngineHarness.RESULTS, "[]");
    engine.send(EngineHarness.RESULTS, "{\"task_uuid\":\"x\"}");
    engine.send(
        EngineHarness.RESULTS,
        "{\"task_uuid\":\""
            + task
            + "\",\"step_uuid\":\""
            + task
            + "\",\"correlation_id\":\""
            + task
            + "\"}");

    engine.runToEnd();

    assertThat(engine.taskState(task)).isEqualTo(TaskState.COMPLETE);
    assertThat(engine.all("SELECT body || ': ' || reason FROM tasker.dead_messages ORDER BY id"))
        .hasSize(3)
        .anySatisfy(line -> assertThat(line).startsWith("[]: the body must be a JSON object"))
        .anySatisfy(line -> assertThat(line).contains("step_uuid must be a UUID string"))
        .anySatisfy(line -> assertThat(line).contains("is a task's id, not a step's"));
    assertThat(engine.depth(EngineHarness.RESULTS)).isZero();
  }

  @Test
  void messages_of_unknown_tasks_are_forgotten() {
    TaskId unknown = engine.ids.next();

    assertThat(engine.decide(new EngineEvent.EvaluationAsked(unknown)).outcomes())
        .containsExactly(EventOutcome.UNKNOWN);
    assertThat(engine.count("tasker.dead_messages")).isZero();
  }

  @Test
  void a_task_whose_decision_fails_does_not_take_its_set_along() {
    TaskId broken = engine.create(template);
    TaskId healthy = engine.create(template);
    engine.succeed(engine.claim(2));
    // No task ever rests in this state; finding one there is a defect that the engine must survive.
    engine.execute("UPDATE tasker.tasks SET state = 1 WHERE task_uuid = '" + broken + "'");

    engine.process();
    engine.runToEnd();

    assertThat(engine.taskState(healthy)).isEqualTo(TaskState.COMPLETE);
    assertThat(engine.taskState(broken)).isEqualTo(TaskState.INITIALIZING);
    assertThat(engine.all("SELECT reason FROM tasker.dead_messages"))
        .singleElement()
        .asString()
        .startsWith("processing failed: java.lang.IllegalStateException: a task rests in");
    engine.execute("UPDATE tasker.tasks SET state = 3 WHERE task_uuid = '" + broken + "'");
  }

  @Test
  void a_message_that_makes_every_set_fail_is_buried_after_five_tries_and_the_others_pass() {
    TaskId cursed = engine.create(template);
    TaskId healthy = engine.create(template);
    engine.succeed(engine.claim(2));
    engine.execute(
        "CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION"
            + " 'cursed'; END $$");
    engine.execute(
        "CREATE TRIGGER refuse BEFORE UPDATE ON tasker.tasks FOR EACH ROW WHEN (old.task_uuid = '"
            + cursed
            + "') EXECUTE FUNCTION refuse()");
    Effects effects = new Effects();
    Writer writer = engine.writer(effects);

    for (int look = 0; look < 12; look++) {
      writer.handle(List.of(new WriterEvent.ResultsWaiting()));
    }

    assertThat(engine.all("SELECT reason FROM tasker.dead_messages"))
        .singleElement()
        .asString()
        .contains("cursed");
    assertThat(engine.depth(EngineHarness.RESULTS)).isZero();
    engine.execute("DROP TRIGGER refuse ON tasker.tasks");
    engine.runToEnd();
    assertThat(engine.taskState(healthy)).isEqualTo(TaskState.COMPLETE);
  }

  @Test
  void a_request_that_cannot_be_stored_fails_alone() {
    var good = engine.plans(List.of(engine.request(template, "{\"good\":1}"))).getFirst();
    var bad = engine.plans(List.of(engine.request(template, "{\"bad\":\"\\u0000\"}"))).getFirst();
    Writer writer = engine.writer(new Effects());

    writer.handle(List.of(bad, good));

    assertThat(good.reply().await(Duration.ZERO)).isInstanceOf(WriterEvent.Creation.Created.class);
    assertThat(bad.reply().isDone()).isTrue();
    assertThat(engine.count("tasker.tasks WHERE task_uuid = '" + bad.plan().task() + "'")).isZero();
  }

  /** Completes replies and nothing else. */
  private static final class Effects implements WriterEffects {
    @Override
    public void created(List<Create> requests, CreateSet.Outcome outcome) {
      for (int i = 0; i < requests.size(); i++) {
        requests.get(i).reply().complete(outcome.creations().get(i));
      }
    }

    @Override
    public void processed(List<Decide> given, SetOutcome outcome) {
      for (int i = 0; i < given.size(); i++) {
        given.get(i).reply().complete(outcome.outcomes().get(i));
      }
    }

    @Override
    public void entered(QueueName queue, EntrySet.Outcome outcome) {}

    @Override
    public void found(Writer writer, WriterEvent look, boolean more) {}
  }
}
