package io.tasker.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.tasker.rest.json.JsonBytes;
import io.tasker.rest.route.Reply;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;

/** The error envelope in the form of RFC 9457, for callers who ask for it. */
final class ProblemDetails {
  private static final String TYPE = "application/problem+json";
  private static final int FIRST_ERROR = 400;
  private static final JsonMapper MAPPER = new JsonMapper();

  private ProblemDetails() {}

  /** The reply in that form, if it is an error and the caller accepts the form by name. */
  static Reply ifAsked(Reply reply, ServerRequest request, String requestId) {
    if (reply.status() < FIRST_ERROR
        || !reply.contentType().equals(Reply.JSON)
        || !asked(request)) {
      return reply;
    }
    JsonNode error = error(reply.body());
    if (!error.isObject()) {
      return reply;
    }
    byte[] body = body(reply.status(), error, requestId);
    return new Reply(reply.status(), TYPE, body, reply.headers(), reply.close());
  }

  private static boolean asked(ServerRequest request) {
    return request.headers().contains(HeaderNames.ACCEPT)
        && request.headers().get(HeaderNames.ACCEPT).allValues().stream()
            .anyMatch(value -> value.toLowerCase(Locale.ROOT).contains(TYPE));
  }

  private static JsonNode error(byte[] body) {
    try {
      return MAPPER.readTree(body).path("error");
    } catch (IOException e) {
      throw new UncheckedIOException("our own envelope is not JSON", e);
    }
  }

  private static byte[] body(int status, JsonNode error, String requestId) {
    String code = error.path("code").asText();
    return JsonBytes.of(
        out -> {
          out.writeStartObject();
          out.writeStringField(
              "type", "urn:tasker:problem:" + code.toLowerCase(Locale.ROOT).replace('_', '-'));
          out.writeStringField("title", Status.create(status).reasonPhrase());
          out.writeNumberField("status", status);
          out.writeStringField("detail", error.path("message").asText());
          out.writeStringField("instance", "urn:uuid:" + requestId);
          out.writeStringField("code", code);
          if (error.has("retry_after_seconds")) {
            out.writeNumberField(
                "retry_after_seconds", error.get("retry_after_seconds").longValue());
          }
          out.writeEndObject();
        });
  }
}
