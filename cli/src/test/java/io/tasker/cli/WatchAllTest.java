package io.tasker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tasker.client.error.ServerException;
import io.tasker.client.transport.ApiOperation;
import io.tasker.client.transport.EventStream;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class WatchAllTest {
  private static final String TASK = "01990000-0000-7000-8000-000000000001";

  private final Typed shell = new Typed();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          watch                               | give a TASK, or --all
          watch T --all                       | a TASK and --all: give one of them
          watch T --for 5s                    | --namespace, --name, --state and --for go with --all
          watch T --name a                    | go with --all
          watch --all --for 5                 | --for must be a whole number with s, m, h or d, such as 30s, was "5"
          watch --all --for 0s                | --for must be a whole number
          watch --all --for -5s               | --for
          watch --all --state compelte        | did you mean complete?
          watch --all --namespace=            | --namespace must not be empty
          """)
  void a_mistake_is_named_and_nothing_is_sent(String arguments, String said) {
    assertThat(shell.run(("task " + arguments).split(" "))).isEqualTo(ExitCodes.USAGE);

    assertThat(shell.err()).contains(said);
    assertThat(shell.calls).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          table | 2026-03-21T21:16:08.000Z  01990000-0000-7000-8000-000000000001  shop/order/1.0.0  pending -> initializing\\n
          json  | "to_state":"initializing"
          yaml  | to_state: initializing\\n
          """)
  void changes_come_as_lines_until_the_time_is_over(String form, String line) {
    shell.events = () -> new Changes("pending", "initializing");

    assertThat(
            shell.run(
                "task", "watch", "--all", "--for=1s", "-n=shop", "--state=complete", "-o", form))
        .isEqualTo(ExitCodes.OK);

    assertThat(shell.out()).contains(line.replace("\\n", "\n"));
    assertThat(shell.calls.getFirst().operation()).isEqualTo(ApiOperation.WATCH_TASKS);
    assertThat(shell.calls.getFirst().query())
        .containsEntry("namespace", "shop")
        .containsEntry("state", "complete");
    if (form.equals("json")) {
      assertThat(shell.out().lines())
          .as("a value each")
          .hasSize(2)
          .allMatch(it -> it.endsWith("}"));
    }
  }

  @Test
  void a_server_without_events_says_so() {
    assertThat(shell.run("task", "watch", "--all", "--for", "1h")).isEqualTo(ExitCodes.FAILED);
    assertThat(shell.err()).contains("no events");
  }

  @Test
  void a_refusal_ends_it() {
    shell.events =
        () -> {
          throw new ServerException(403, "FORBIDDEN", "not yours", null, null);
        };

    assertThat(shell.run("task", "watch", "--all")).isEqualTo(ExitCodes.FAILED);
    assertThat(shell.err()).contains("FORBIDDEN (403): not yours");
  }

  /** Changes to those states, and then none any more. */
  private static final class Changes implements EventStream {
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Iterator<String> states;

    Changes(String... states) {
      this.states = List.of(states).iterator();
    }

    @Override
    public Optional<Event> next(Duration atMost) {
      if (states.hasNext()) {
        return Optional.of(new Event("7", "task", change(states.next())));
      }
      try {
        assertThat(closed.await(atMost.toMillis(), TimeUnit.MILLISECONDS)).isFalse();
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
      return Optional.empty();
    }

    private static String change(String state) {
      return """
      {"task_uuid":"%s","namespace":"shop","name":"order","version":"1.0.0",
       "correlation_id":"%s","seq":1,"from_state":"pending","to_state":"%s","cause":"Start",
       "at":"2026-03-21T21:16:08Z"}
      """
          .formatted(TASK, TASK, state);
    }

    @Override
    public boolean isOpen() {
      return true;
    }

    @Override
    public void close() {
      closed.countDown();
    }
  }
}
