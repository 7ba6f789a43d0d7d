package io.tasker.core.writer;

import static org.assertj.core.api.Assertions.assertThat;

import io.tasker.contract.model.TaskId;
import io.tasker.contract.model.TaskState;
import io.tasker.contract.spi.messaging.QueueName;
import io.tasker.core.lifecycle.WriterEvent;
import io.tasker.core.lifecycle.WriterEvent.Create;
import io.tasker.core.lifecycle.WriterEvent.Decide;
import io.tasker.core.lifecycle.WriterEvent.FinalizationsWaiting;
import io.tasker.core.lifecycle.WriterEvent.RequestsWaiting;
import io.tasker.core.lifecycle.WriterEvent.ResultsWaiting;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** A database that asks to try again, as one does that is away for a while. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class WriterAwayIT {
  private final EngineHarness engine = new EngineHarness();
  private final Writer writer = engine.writer(new Silent());
  private TaskId task;

  @BeforeEach
  void open() {
    task = engine.create(engine.template("away", "a"));
    engine.succeed(engine.claim(1));
    engine.execute("CREATE SEQUENCE tries"); // counts what is rolled back, too
    engine.execute(
        """
        CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          PERFORM nextval('public.tries');
          RAISE EXCEPTION 'not now' USING ERRCODE = 'serialization_failure';
        END $$\
        """);
    engine.execute("GRANT USAGE ON SEQUENCE tries TO PUBLIC");
    engine.execute(
        "CREATE TRIGGER refuse BEFORE UPDATE ON tasker.tasks FOR EACH ROW EXECUTE FUNCTION"
            + " refuse()");
  }

  @AfterEach
  void close() {
    engine.close();
  }

  @Test
  void a_look_that_fails_waits_behind_what_has_come_meanwhile() {
    writer.handle(List.of(new ResultsWaiting()));

    assertThat(tries()).isEqualTo(1);
    assertThat(writer.channel().stats().depth()).as("asked again").isEqualTo(1);
  }

  @Test
  void other_queues_are_not_tried_in_the_same_turn() {
    writer.handle(List.of(new ResultsWaiting(), new RequestsWaiting(), new FinalizationsWaiting()));

    assertThat(tries()).isEqualTo(1);
    assertThat(writer.channel().stats().depth()).as("all are asked again").isEqualTo(3);
  }

  @Test
  void a_failure_that_lasts_is_left_for_the_next_poll_and_that_finds_what_is_there() {
    for (int look = 0; look < 10; look++) {
      writer.handle(List.of(new ResultsWaiting()));
    }
    assertThat(tries()).isEqualTo(10);
    assertThat(writer.channel().stats().depth()).as("not after the tenth").isEqualTo(9);

    engine.execute("DROP TRIGGER refuse ON tasker.tasks");
    writer.handle(List.of(new ResultsWaiting()));

    assertThat(engine.taskState(task)).isEqualTo(TaskState.COMPLETE);
  }

  private int tries() {
    return Integer.parseInt(engine.one("SELECT last_value FROM tries WHERE is_called"));
  }

  /** Nobody waits for anything. */
  private static final class Silent implements WriterEffects {
    @Override
    public void created(List<Create> requests, CreateSet.Outcome outcome) {}

    @Override
    public void processed(List<Decide> given, SetOutcome outcome) {}

    @Override
    public void entered(QueueName queue, EntrySet.Outcome outcome) {}

    @Override
    public void found(Writer writer, WriterEvent look, boolean more) {}
  }
}
