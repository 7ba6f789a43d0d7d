package io.tasker.testkit.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Says what is wrong with an answer, whatever the request was. */
final class FuzzJudge {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final int SERVER_ERROR = 500;
  private static final int UNAVAILABLE = 503;
  private static final int CLIENT_ERROR = 400;
  // What the server itself may say before an operation is found.
  private static final List<Integer> WITHOUT_OPERATION = List.of(200, 307, 400, 404, 405, 414);
  private static final Pattern INTERNALS =
      Pattern.compile(
          "Exception|\\tat |io\\.tasker\\.|java\\.|org\\.postgresql|SQLSTATE|ERROR:|SELECT"
              + " |PSQL|com\\.fasterxml");

  private final ApiDocument document;

  FuzzJudge(ApiDocument document) {
    this.document = document;
  }

  /** What is not right; empty: nothing. */
  List<String> problems(JsonNode operation, FuzzRequest request, HttpLine.Answer answer) {
    List<String> problems = new ArrayList<>();
    int status = answer.status();
    if (status >= SERVER_ERROR
        && (status != UNAVAILABLE || answer.header("retry-after").isEmpty())) {
      problems.add("the status says that it is the server's fault");
    }
    if (answer.header("x-request-id").isEmpty()) {
      problems.add("no request id");
    }
    String text = answer.text();
    if (status >= CLIENT_ERROR) {
      var internal = INTERNALS.matcher(text);
      if (internal.find()) {
        problems.add("the body tells internals: " + internal.group());
      }
    }
    JsonNode described = operation.path("responses").path(String.valueOf(status));
    if (!described.isMissingNode()) {
      content(described.path("content"), answer, problems);
    } else if (request.plainPath()) {
      problems.add("status " + status + " is not described");
    } else if (!WITHOUT_OPERATION.contains(status)) {
      problems.add("status " + status + " is not what the server says to an odd path");
    } else if (status >= CLIENT_ERROR) {
      problems.addAll(document.problems("ErrorEnvelope", parse(answer)));
    }
    return problems;
  }

  private void content(JsonNode content, HttpLine.Answer answer, List<String> problems) {
    String type = answer.header("content-type").split(";", 2)[0];
    if (!content.has(type)) {
      problems.add("content type \"" + type + "\" is not described");
    } else if (type.equals("application/json")) {
      try {
        problems.addAll(document.problems(content.path(type).path("schema"), parse(answer)));
      } catch (UncheckedIOException e) {
        problems.add("the body is not JSON");
      }
    }
  }

  JsonNode parse(HttpLine.Answer answer) {
    try {
      return MAPPER.readTree(answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
