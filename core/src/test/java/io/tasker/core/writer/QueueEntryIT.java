package io.tasker.core.writer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tasker.contract.model.TaskId;
import io.tasker.contract.model.TaskState;
import io.tasker.contract.model.TemplateName;
import io.tasker.contract.spi.messaging.QueueName;
import io.tasker.core.db.StoreException;
import io.tasker.core.lifecycle.WriterEvent;
import io.tasker.core.lifecycle.WriterEvent.Create;
import io.tasker.core.lifecycle.WriterEvent.Decide;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests and wishes to look again that come through queues. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class QueueEntryIT {
  private static final String DEAD =
      "SELECT queue || ' ' || reason FROM tasker.dead_messages ORDER BY id";
  private static EngineHarness engine;
  private static TemplateName template;

  private final Recorder recorder = new Recorder();
  private final Writer writer = engine.writer(recorder);

  @BeforeAll
  static void open() {
    engine = new EngineHarness();
    template = engine.template("entry", "a", "b: a");
    engine.register(
        """
        name: checked
        namespace_name: test
        version: 1.0.0
        input_schema: { type: object, required: [n] }
        steps:
          - { name: a, handler: { callable: test.a } }
        """);
  }

  @AfterAll
  static void close() {
    engine.close();
  }

  @BeforeEach
  void nothing_is_there() {
    engine.execute(
        "TRUNCATE tasker.dead_messages, tasker.tasks, tasker.task_inputs, tasker.workflow_steps,"
            + " tasker.wakeups");
    for (QueueName queue :
        List.of(
            EngineHarness.REQUESTS,
            EngineHarness.FINALIZATIONS,
            EngineHarness.RESULTS,
            EngineHarness.QUEUES.ofWorkers("test"))) {
      engine.execute("SELECT pgmq.purge_queue('" + queue + "')");
    }
  }

  @Test
  void requests_become_tasks_with_their_correlation_and_run() {
    String correlation = "0197a000-0000-4000-8000-000000000001";
    engine.send(
        EngineHarness.REQUESTS,
        request("{\"n\":1}", "\"correlation_id\":\"" + correlation + "\",\"priority\":5,"));
    engine.send(EngineHarness.REQUESTS, request("{\"n\":2}", ""));

    lookForRequests();

    assertThat(engine.depth(EngineHarness.REQUESTS)).isZero();
    assertThat(engine.count("tasker.tasks")).isEqualTo(2);
    assertThat(
            engine.all(
                "SELECT priority::text FROM tasker.tasks WHERE correlation_id = '"
                    + correlation
                    + "'"))
        .containsExactly("5");
    engine.runToEnd();
    assertThat(engine.count("tasker.tasks WHERE state = " + TaskState.COMPLETE.code()))
        .isEqualTo(2);
    assertThat(recorder.createdCount()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "$body | [] | the body must be a JSON object, is ARRAY",
        "$body | \"text\" | the body must be a JSON object, is STRING",
        "\"request_id\" | \"id\" | missing required field request_id",
        "\"requester\":\"me\", | | missing required field metadata.requester",
        "\"reason\":\"to see\" | \"reason\":7 | task_request.reason must be a string, was 7",
        "\"entry\" | \"entri\" | Task template not found: test/entri/1.0.0; did you mean"
            + " test/entry",
        "\"reason\":\"to see\" | \"reason\":\"\" | reason must be text of 1 to 128 characters, has"
            + " 0",
        "\"tags\":[] | \"priority\":101 | priority must be a whole number, -100 to 100, was 101",
        "\"entry\" | \"checked\" | does not fit the input_schema of test/checked/1.0.0",
      })
  void a_body_that_cannot_be_used_is_kept_with_a_reason(String right, String wrong, String reason) {
    String body = request("{\"ok\":1}", "");
    String bad = right.equals("$body") ? wrong : body.replace(right, wrong == null ? "" : wrong);
    assertThat(bad).isNotEqualTo(body);
    engine.send(EngineHarness.REQUESTS, bad);
    engine.send(EngineHarness.REQUESTS, body);

    lookForRequests();

    assertThat(engine.all(DEAD))
        .singleElement()
        .asString()
        .startsWith(EngineHarness.REQUESTS + " ")
        .contains(reason);
    assertThat(engine.one("SELECT body::jsonb = '" + bad + "'::jsonb FROM tasker.dead_messages"))
        .isEqualTo("t");
    assertThat(engine.count("tasker.tasks")).as("the one beside it").isEqualTo(1);
    assertThat(engine.depth(EngineHarness.REQUESTS)).isZero();
  }

  @Test
  void a_request_that_means_a_task_that_is_there_is_no_dead_message() {
    engine.create(List.of(engine.request(template, "{\"n\":1}")));
    engine.send(EngineHarness.REQUESTS, request("{\"n\":1}", ""));
    engine.send(EngineHarness.REQUESTS, request("{\"n\":2}", ""));
    engine.send(EngineHarness.REQUESTS, request("{ \"n\" : 2 }", ""));

    lookForRequests();

    assertThat(engine.count("tasker.tasks")).isEqualTo(2);
    assertThat(engine.count("tasker.dead_messages")).isZero();
    assertThat(engine.depth(EngineHarness.REQUESTS)).isZero();
    assertThat(recorder.createdCount()).isEqualTo(1);
  }

  @Test
  void a_request_that_makes_every_set_fail_is_buried_after_five_tries_and_the_others_pass() {
    engine.send(EngineHarness.REQUESTS, request("{\"n\":1}", ""));
    engine.send(EngineHarness.REQUESTS, request("{\"cursed\":1}", ""));
    engine.send(EngineHarness.REQUESTS, request("{\"n\":2}", ""));
    engine.execute(
        "CREATE FUNCTION refuse_input() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE"
            + " EXCEPTION 'cursed'; END $$");
    engine.execute(
        "CREATE TRIGGER refuse BEFORE INSERT ON tasker.task_inputs FOR EACH ROW WHEN (new.context"
            + " ? 'cursed') EXECUTE FUNCTION refuse_input()");
    try {
      // Together once; the first alone; the culprit five times alone.
      for (int look = 0; look < 6; look++) {
        lookForRequests();
      }
      assertThat(engine.count("tasker.dead_messages")).as("after four tries").isZero();
      for (int look = 0; look < 2; look++) {
        lookForRequests();
      }
    } finally {
      engine.execute("DROP TRIGGER refuse ON tasker.task_inputs");
    }

    assertThat(engine.all(DEAD))
        .singleElement()
        .asString()
        .contains("processing failed: ")
        .contains("cursed");
    assertThat(engine.count("tasker.tasks")).isEqualTo(2);
    assertThat(engine.depth(EngineHarness.REQUESTS)).isZero();
  }

  @Test
  void a_set_whose_connection_dies_is_as_if_it_had_never_been_and_is_created_once() {
    engine.send(EngineHarness.REQUESTS, request("{\"n\":1}", ""));
    engine.send(EngineHarness.REQUESTS, "[]");
    engine.execute(
        "CREATE FUNCTION die() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM"
            + " pg_terminate_backend(pg_backend_pid()); RETURN new; END $$");
    engine.execute(
        "CREATE TRIGGER die BEFORE INSERT ON tasker.workflow_steps FOR EACH ROW EXECUTE FUNCTION"
            + " die()");
    assertThatExceptionOfType(StoreException.class).isThrownBy(() -> engine.entering().run(10));
    assertThat(engine.depth(EngineHarness.REQUESTS)).isEqualTo(2);
    assertThat(engine.count("tasker.tasks")).isZero();
    assertThat(engine.count("tasker.dead_messages")).isZero();
    engine.execute("DROP TRIGGER die ON tasker.workflow_steps");

    lookForRequests();

    assertThat(engine.depth(EngineHarness.REQUESTS)).isZero();
    assertThat(engine.count("tasker.tasks")).isEqualTo(1);
    assertThat(engine.count("tasker.dead_messages")).isEqualTo(1);
  }

  @Test
  void a_named_task_that_was_forgotten_goes_on() {
    TaskId task = engine.create(template);
    engine.succeed(engine.claim(1));
    engine.process();
    // As if a writer had never enqueued the second step.
    engine.execute("SELECT pgmq.purge_queue('" + EngineHarness.QUEUES.ofWorkers("test") + "')");
    engine.execute("DELETE FROM tasker.step_transitions WHERE step_no = 1");
    engine.execute("UPDATE tasker.workflow_steps SET state = 0, seq = 0 WHERE step_no = 1");
    engine.execute("UPDATE tasker.tasks SET n_active = 0");

    lookAgainAt("{\"task_uuid\":\"" + task + "\"}");

    assertThat(engine.depth(EngineHarness.QUEUES.ofWorkers("test"))).isEqualTo(1);
    engine.runToEnd();
    assertThat(engine.taskState(task)).isEqualTo(TaskState.COMPLETE);
  }

  @Test
  void a_named_task_that_is_healthy_over_or_unknown_is_left_alone() {
    TaskId over = engine.create(template);
    engine.runToEnd();
    TaskId healthy = engine.create(template);
    String all = "SELECT seq || ' ' || state FROM tasker.tasks ORDER BY task_uuid";
    List<String> before = engine.all(all);

    for (Object task : List.of(over, healthy, engine.ids.next())) {
      lookAgainAt("{\"task_uuid\":\"" + task + "\"}");
    }

    assertThat(engine.all(all)).isEqualTo(before);
    assertThat(engine.count("tasker.dead_messages")).isZero();
    assertThat(engine.depth(EngineHarness.FINALIZATIONS)).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "[] | the body must be a JSON object, is ARRAY",
        "{} | missing required field task_uuid",
        "{\"task\":\"x\",\"task_uid\":1} | missing required field task_uuid: found task_uid",
        "{\"task_uuid\":7} | task_uuid must be a string, was 7",
        "{\"task_uuid\":\"x\"} | task_uuid must be a UUID string, was \"x\"",
      })
  void a_finalization_that_cannot_be_read_is_kept_with_a_reason(String body, String reason) {
    lookAgainAt(body);

    assertThat(engine.all(DEAD))
        .singleElement()
        .asString()
        .startsWith(EngineHarness.FINALIZATIONS + " ")
        .contains(reason);
    assertThat(engine.depth(EngineHarness.FINALIZATIONS)).isZero();
  }

  private void lookAgainAt(String body) {
    engine.send(EngineHarness.FINALIZATIONS, body);
    writer.handle(List.of(new WriterEvent.FinalizationsWaiting()));
  }

  private void lookForRequests() {
    writer.handle(List.of(new WriterEvent.RequestsWaiting()));
  }

  private static String request(String context, String more) {
    return """
    {"request_id":"r","task_request":{%s"name":"entry","namespace":"test","version":"1.0.0",\
    "context":%s,"initiator":"tester","source_system":"tests","reason":"to see","tags":[]},\
    "metadata":{"requested_at":"2026-03-21T21:16:08Z","requester":"me","priority":"Normal",\
    "custom":{}}}\
    """
        .formatted(more, context);
  }

  /** Counts what was entered and does nothing else. */
  private static final class Recorder implements WriterEffects {
    private final List<EntrySet.Outcome> entered = new ArrayList<>();

    long createdCount() {
      return entered.stream()
          .flatMap(outcome -> outcome.entered().stream())
          .filter(one -> one.creation() instanceof WriterEvent.Creation.Created)
          .count();
    }

    @Override
    public void created(List<Create> requests, CreateSet.Outcome outcome) {}

    @Override
    public void processed(List<Decide> given, SetOutcome outcome) {}

    @Override
    public void entered(QueueName queue, EntrySet.Outcome outcome) {
      entered.add(outcome);
    }

    @Override
    public void found(Writer writer, WriterEvent look, boolean more) {}
  }
}
