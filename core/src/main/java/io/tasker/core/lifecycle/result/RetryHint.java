package io.tasker.core.lifecycle.result;

import com.fasterxml.jackson.databind.JsonNode;
import io.tasker.contract.model.Json;
import io.tasker.core.text.Nearest;
import io.tasker.core.text.Shown;
import io.tasker.core.wire.CanonicalJson;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the side that refused an attempt says about the next one, as workers store it in {@code
 * orchestration_metadata}: a header {@code Retry-After} or a {@code backoff_hint}.
 *
 * @param asked the longest wait that was asked for, not negative; empty if nothing usable was
 * @param problems why something that was given is not followed, one sentence each
 */
record RetryHint(Optional<Duration> asked, List<String> problems) {
  private static final String HEADER = "Retry-After";
  private static final Pattern SECONDS = Pattern.compile("[0-9]+");
  private static final List<String> TYPES =
      List.of("ServerRequested", "RateLimit", "ServiceUnavailable", "Custom");

  /** More than any policy allows; keeps the arithmetic within its range. */
  private static final Duration LONGEST = Duration.ofDays(365);

  /**
   * Reads a hint. What cannot be understood is a problem, never an error.
   *
   * @param metadata JSON as it was stored; null if there is none
   * @param now the database's time, from which dates are counted
   */
  static RetryHint read(@Nullable String metadata, Instant now) {
    Reading reading = new Reading(now);
    if (metadata != null) {
      reading.text(metadata);
    }
    return new RetryHint(
        reading.waits.stream().max(Duration::compareTo), List.copyOf(reading.problems));
  }

  private static final class Reading {
    private final Instant now;
    private final List<Duration> waits = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    Reading(Instant now) {
      this.now = now;
    }

    void text(String text) {
      try {
        metadata(CanonicalJson.parse(new Json(text)));
      } catch (IllegalArgumentException e) {
        // The database takes deeper and longer values than we read.
        problems.add("orchestration_metadata cannot be read: " + e.getMessage());
      }
    }

    private void metadata(JsonNode metadata) {
      if (metadata.isNull()) {
        return;
      }
      if (!metadata.isObject()) {
        wrong("orchestration_metadata", "a mapping", metadata);
        return;
      }
      headers(metadata.path("headers"));
      hint(metadata.path("backoff_hint"));
    }

    private void headers(JsonNode headers) {
      if (isNothing(headers)) {
        return;
      }
      if (!headers.isObject()) {
        wrong("headers", "a mapping of names to texts", headers);
        return;
      }
      headers
          .properties()
          .forEach(
              header -> {
                if (header.getKey().equalsIgnoreCase(HEADER)) {
                  header(header.getKey(), header.getValue());
                }
              });
    }

    private void header(String name, JsonNode value) {
      String text = value.isTextual() || value.isIntegralNumber() ? value.asText().strip() : "";
      if (SECONDS.matcher(text).matches()) {
        wait(seconds(text));
        return;
      }
      try {
        Instant until =
            OffsetDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
        wait(until.isBefore(now) ? Duration.ZERO : Duration.between(now, until));
      } catch (DateTimeParseException e) {
        wrong(
            "headers." + name,
            "whole seconds or an HTTP date such as \"Wed, 21 Oct 2026 07:28:00 GMT\"",
            value);
      }
    }

    private void hint(JsonNode hint) {
      if (isNothing(hint)) {
        return;
      }
      if (!hint.isObject()) {
        wrong("backoff_hint", "a mapping", hint);
        return;
      }
      JsonNode type = hint.path("backoff_type");
      JsonNode delay = hint.path("delay_seconds");
      if (!TYPES.contains(type.asText())) {
        String nearest =
            Nearest.of(type.asText(), TYPES).map("; did you mean %s?"::formatted).orElse("");
        wrong("backoff_hint.backoff_type", "one of " + String.join(", ", TYPES), type, nearest);
      } else if (delay.isIntegralNumber() && delay.bigIntegerValue().signum() >= 0) {
        wait(seconds(delay.asText()));
      } else {
        wrong("backoff_hint.delay_seconds", "a whole number from 0", delay);
      }
    }

    private void wait(Duration asked) {
      waits.add(asked);
    }

    private void wrong(String where, String allowed, JsonNode was) {
      wrong(where, allowed, was, "");
    }

    private void wrong(String where, String allowed, JsonNode was, String more) {
      String shown = was.isMissingNode() ? "missing" : Shown.of(was.toString());
      problems.add("%s must be %s, was %s%s".formatted(where, allowed, shown, more));
    }

    private static Duration seconds(String digits) {
      BigInteger longest = BigInteger.valueOf(LONGEST.toSeconds());
      return Duration.ofSeconds(new BigInteger(digits).min(longest).longValueExact());
    }

    private static boolean isNothing(JsonNode node) {
      return node.isMissingNode() || node.isNull();
    }
  }
}
