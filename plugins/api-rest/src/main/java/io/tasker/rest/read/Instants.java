package io.tasker.rest.read;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Reads timestamps with a zone (RFC 3339) or without (then it is UTC). */
final class Instants {
  private static final int LAST_YEAR = 9999;

  private Instants() {}

  static Optional<Instant> parse(String text) {
    try {
      var parsed =
          DateTimeFormatter.ISO_DATE_TIME.parseBest(
              text, OffsetDateTime::from, LocalDateTime::from);
      var at =
          parsed instanceof OffsetDateTime zoned
              ? zoned
              : LocalDateTime.from(parsed).atOffset(ZoneOffset.UTC);
      return at.getYear() < 1 || at.getYear() > LAST_YEAR
          ? Optional.empty()
          : Optional.of(at.toInstant());
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }
}
