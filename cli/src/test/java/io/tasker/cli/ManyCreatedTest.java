package io.tasker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tasker.client.error.CallTimeoutException;
import io.tasker.client.transport.ApiCall;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ManyCreatedTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final String TASK = "01990000-0000-7000-8000-000000000001";
  private static final String OTHER = "01990000-0000-7000-8000-000000000002";

  private final Typed shell = new Typed();
  private final InputStream before = System.in;

  @AfterEach
  void giveBack() {
    System.setIn(before);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      textBlock =
          """
          {"name":"a"};{"name":"b"                 | --file is not JSON: line 2, column
          {"name":"a"};nonsense                    | --file is not JSON: line 2, column
          {"name":"a"};[1]                         | line 2: a request must be a JSON object, was [1]
          [{"name":"a"},7]                         | request 2: a request must be a JSON object, was 7
          [{"name":"a"}                            | --file is not JSON
          [{"name":"a"}];{}                        | nothing may follow the array, but something does in line 2
          []                                       | there is no request in the input
          ^^                                       | there is no request in the input
          {"name":"a"};;{"context":{}}             | line 3: no name; give it there, or --name for all
          {"name":"a","contxt":{}}                 | line 1: contxt is not known; allowed: name, namespace
          {"name":"a","contxt":{}}                 | did you mean context?
          {"name":7}                               | line 1: name must be a text, was 7
          {"name":"a","context":[]}                | line 1: context must be a JSON object, was []
          {"name":"a","tags":"x"}                  | line 1: tags must be a list of texts, was "x"
          {"name":"a","tags":["x",1]}              | line 1: tags must be a list of texts, was ["x",1]
          {"name":"a","priority":101}              | line 1: priority must be a whole number, -100 to 100, was 101
          {"name":"a","priority":1.5}              | line 1: priority must be a whole number
          {"name":"a","priority":-99999999999999}  | line 1: priority must be a whole number
          {"name":"a","correlation_id":"x"}        | line 1: correlation_id must be a UUID
          """)
  void a_wrong_request_is_named_and_none_is_sent(String lines, String said) {
    type(lines.replace(';', '\n'));

    assertThat(shell.run("task", "create", "--file", "-")).isEqualTo(ExitCodes.USAGE);

    assertThat(shell.err()).contains(said).doesNotContain("\tat ");
    assertThat(shell.calls).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      textBlock =
          """
          --file - --wait                     | --wait is for one task
          --file - --idempotency-key k        | put idempotency_key into the file
          --file nowhere.jsonl                | the file nowhere.jsonl cannot be read
          --tag x                             | '--name=NAME', or '--file=FILE' for many
          """)
  void options_of_one_task_are_not_for_many(String arguments, String said) {
    assertThat(shell.run(("task create " + arguments).split(" "))).isEqualTo(ExitCodes.USAGE);

    assertThat(shell.err()).contains(said);
    assertThat(shell.calls).isEmpty();
  }

  @Test
  void it_is_said_what_became_of_each_line() throws IOException {
    type(
        """
        {"name":"order","context":{"n":1.10},"idempotency_key":"one","priority":5}

        {"name":"ordre","namespace":"own","tags":["b"],"reason":"because"}
        """);
    shell.server =
        _ ->
            """
            {"created":1,"refused":1,"items":[
              {"index":0,"status":200,"task_uuid":"%s"},
              {"index":1,"status":409,
               "error":{"code":"CONFLICT","message":"it exists","existing_task":"%s"}}]}
            """
                .formatted(TASK, OTHER);

    assertThat(shell.run("task", "create", "--file=-", "-n", "shop", "--tag", "a"))
        .isEqualTo(ExitCodes.FAILED);

    assertThat(shell.out())
        .isEqualTo(
            """
            line 1: created %s
            line 3: refused, CONFLICT (409): it exists: %s
            1 created, 1 refused
            """
                .formatted(TASK, OTHER));
    assertThat(body(shell.calls.getFirst()).toString())
        .isEqualTo(
            MAPPER
                .readTree(
                    """
                    [{"name":"order","namespace":"shop","version":"1.0.0","context":{"n":1.10},
                      "initiator":"tasker","source_system":"cli","reason":"command line",
                      "tags":["a"],"priority":5,"idempotency_key":"one"},
                     {"name":"ordre","namespace":"own","version":"1.0.0","context":{},
                      "initiator":"tasker","source_system":"cli","reason":"because","tags":["b"]}]
                    """)
                .toString());
  }

  @Test
  void many_are_asked_for_in_several_calls() throws IOException {
    type(requests(250));
    shell.server = ManyCreatedTest::all;

    assertThat(shell.run("task", "create", "--file", "-", "--name", "a", "-o", "json")).isZero();

    assertThat(shell.calls).extracting(call -> body(call).size()).containsExactly(100, 100, 50);
    JsonNode answer = MAPPER.readTree(shell.out());
    assertThat(answer.path("created").asInt()).isEqualTo(250);
    assertThat(answer.path("items").path(249).path("index").asInt()).isEqualTo(249);
  }

  @Test
  void long_requests_go_in_shorter_calls() {
    String text = "x".repeat(150_000);
    type(("{\"context\":{\"text\":\"%s\"}}\n".formatted(text)).repeat(5));
    shell.server = ManyCreatedTest::all;

    assertThat(shell.run("task", "create", "--file", "-", "--name", "a")).isZero();

    assertThat(shell.calls).extracting(call -> body(call).size()).containsExactly(2, 2, 1);
  }

  @Test
  void where_it_broke_off_is_said() {
    type(requests(250));
    shell.server =
        call -> {
          if (shell.calls.size() == 2) {
            throw new CallTimeoutException("no answer", null);
          }
          return all(call);
        };

    assertThat(shell.run("task", "create", "--file", "-", "--name", "a"))
        .isEqualTo(ExitCodes.LATER);

    assertThat(shell.out()).contains("request 100: created", "100 created, 0 refused");
    assertThat(shell.err())
        .contains(
            "from request 101 to request 200 it is not known; after request 200 nothing was asked",
            "no answer");
  }

  private static void type(String text) {
    System.setIn(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static String requests(int count) {
    return IntStream.range(0, count)
        .mapToObj("{\"context\":{\"n\":%d}}"::formatted)
        .collect(Collectors.joining(",", "[", "]"));
  }

  private static String all(ApiCall call) {
    List<String> items = new ArrayList<>();
    for (int i = 0; i < body(call).size(); i++) {
      items.add("{\"index\":%d,\"status\":200,\"task_uuid\":\"%s\"}".formatted(i, TASK));
    }
    return "{\"created\":%d,\"refused\":0,\"items\":%s}".formatted(items.size(), items);
  }

  private static JsonNode body(ApiCall call) {
    try {
      return MAPPER.readTree(String.valueOf(call.body()));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
