package io.tasker.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.tasker.contract.error.ErrorCode;
import io.tasker.contract.error.TaskerException;
import io.tasker.contract.operations.TaskPage;
import io.tasker.contract.operations.TaskQuery;
import io.tasker.testkit.operations.Samples;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ListTasksIT {
  private ApiFixture api;

  @BeforeEach
  void start() {
    api = ApiFixture.start();
  }

  @AfterEach
  void stop() {
    api.close();
  }

  @Test
  void without_parameters_it_is_the_first_page_of_everything() {
    var answer = api.get("/v1/tasks");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(api.operations.queries)
        .containsExactly(new TaskQuery(1, 25, null, null, null, null));
    assertThat(answer.json().get("pagination"))
        .isEqualTo(
            ApiFixture.parse(
                """
                {"page":1,"per_page":25,"total_count":26,"total_pages":2,"has_next":true,\
                "has_previous":false}\
                """));
  }

  @Test
  void a_row_is_a_task_with_its_real_state_and_no_steps() {
    var task = api.get("/v1/tasks").json().at("/tasks/0");

    assertThat(task.get("task_uuid").asText()).isEqualTo(Samples.ID.toString());
    assertThat(task.get("status").asText()).isEqualTo("cancelled");
    assertThat(task.get("completed_at").asText()).isEqualTo(Samples.AT.toString());
    assertThat(task.get("total_steps").intValue()).isEqualTo(3);
    assertThat(task.get("completed_steps").intValue()).isEqualTo(2);
    assertThat(task.get("steps").isArray()).isTrue();
    assertThat(task.get("steps")).isEmpty();
    assertThat(task.size()).isEqualTo(28);
  }

  @Test
  void every_parameter_arrives_decoded() {
    api.get(
        "/v1/tasks?page=3&per_page=100&namespace=shop&status=error&initiator=a%20b%26c"
            + "&source_system=%C3%BC&unknown=1");

    assertThat(api.operations.queries)
        .containsExactly(new TaskQuery(3, 100, "shop", "error", "a b&c", "ü"));
  }

  @Test
  void tasks_can_be_narrowed_down() {
    api.get(
        "/v1/tasks?name=order&version=1.0.0&tag=a%22b&created_from=2026-03-21T21:16:08Z"
            + "&created_before=2026-03-22T00:00:00&correlation_id="
            + Samples.CORRELATION);

    assertThat(api.operations.queries.getFirst().narrowing())
        .isEqualTo(
            new TaskQuery.Narrowing(
                "order",
                "1.0.0",
                "a\"b",
                Samples.CORRELATION,
                Instant.parse("2026-03-21T21:16:08Z"),
                Instant.parse("2026-03-22T00:00:00Z")));
  }

  @Test
  void an_empty_page_beyond_the_end_has_a_previous_one() {
    api.operations.onListTasks = query -> new TaskPage(List.of(), query.page(), query.perPage(), 0);

    var page = api.get("/v1/tasks?page=4294967295").json();

    assertThat(page.get("tasks")).isEmpty();
    assertThat(page.at("/pagination/page").longValue()).isEqualTo(4_294_967_295L);
    assertThat(page.at("/pagination/total_pages").intValue()).isZero();
    assertThat(page.at("/pagination/has_next").booleanValue()).isFalse();
    assertThat(page.at("/pagination/has_previous").booleanValue()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          page=x            | page must be a whole number of 1 to 4294967295, was "x"
          page=-1           | page must be a whole number of 1 to 4294967295, was "-1"
          page=             | page must be a whole number of 1 to 4294967295, was ""
          per_page=2.5      | per_page must be a whole number of 1 to 100, was "2.5"
          page=1&page=2     | query parameter page is given 2 times
          correlation_id=7  | correlation_id must be a UUID, was "7"
          created_from=now  | created_from must be a time such as 2026-03-21T21:16:08Z, was "now"
          created_before=1850-01-01T00:00:00Z | created_before must be a time such as
          initiator=a%00b   | query parameter initiator contains the character U+0000
          """)
  void a_malformed_parameter_is_named_and_nothing_is_asked(String query, String message) {
    var answer = api.get("/v1/tasks?" + query);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo("BAD_REQUEST");
    assertThat(answer.message()).contains(message);
    assertThat(api.operations.queries).isEmpty();
  }

  @Test
  void what_the_orchestrator_refuses_is_a_bad_request() {
    api.operations.onListTasks =
        _ -> {
          throw new TaskerException(ErrorCode.INVALID_REQUEST, "page must be >= 1, was 0");
        };

    var answer = api.get("/v1/tasks?page=0");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.message()).isEqualTo("page must be >= 1, was 0");
  }

  @Test
  void a_number_too_large_for_an_int_does_not_wrap_around() {
    api.get("/v1/tasks?per_page=4294967297");

    assertThat(api.operations.queries.getFirst().perPage()).isEqualTo(Integer.MAX_VALUE);
  }
}
