package io.tasker.client.transport;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.tasker.client.error.ServerException;
import io.tasker.client.error.TaskNames;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Turns answers that are errors into exceptions. */
final class RestErrors {
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final int LONGEST = 500;
  private static final int CONFLICT = 409;

  private RestErrors() {}

  static ServerException of(HttpResponse<?> response, String body) {
    int status = response.statusCode();
    JsonNode error = envelope(body).path("error");
    String code = error.path("code").asText("HTTP_" + status);
    String said = error.path("message").asText(plain(body));
    return new ServerException(
        status,
        code,
        said,
        response.headers().firstValue("x-request-id").orElse(null),
        retryAfter(response, error).orElse(null),
        status == CONFLICT ? TaskNames.in(said).orElse(null) : null,
        response.headers().firstValue("x-auth-failure-reason").orElse(null));
  }

  static String text(InputStream body) {
    try (body) {
      return new String(body.readNBytes(64 * 1024), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "(the answer broke off: " + e + ")";
    }
  }

  private static Optional<Duration> retryAfter(HttpResponse<?> response, JsonNode error) {
    return response
        .headers()
        .firstValue("Retry-After")
        .flatMap(header -> wait(response, header))
        .or(
            () ->
                Optional.of(error.path("retry_after_seconds"))
                    .filter(JsonNode::isIntegralNumber)
                    .map(seconds -> Duration.ofSeconds(seconds.asLong())));
  }

  // Seconds, or a date as proxies send it; then what counts is the sender's clock, not ours.
  private static Optional<Duration> wait(HttpResponse<?> response, String header) {
    try {
      if (header.chars().allMatch(Character::isDigit)) {
        return Optional.of(Duration.ofSeconds(Long.parseLong(header)));
      }
      return response
          .headers()
          .firstValue("Date")
          .map(sent -> Duration.between(date(sent), date(header)))
          .map(left -> left.isNegative() ? Duration.ZERO : left);
    } catch (NumberFormatException | DateTimeParseException _) {
      return Optional.empty();
    }
  }

  private static ZonedDateTime date(String text) {
    return ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME);
  }

  private static JsonNode envelope(String body) {
    try {
      return MAPPER.readTree(body);
    } catch (JsonProcessingException _) {
      return MissingNode.getInstance();
    }
  }

  private static String plain(String body) {
    String text = body.isBlank() ? "(no text)" : body.strip();
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...";
  }
}
