package io.tasker.client.grpc;

import com.google.protobuf.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoField;
import java.util.Locale;

/** The forms that times have in REST. */
enum TimeForm {
  /** {@code 2026-03-21T21:16:08.123456Z}, as many groups of three digits as needed. */
  ZONED {
    @Override
    String of(Instant at) {
      return at.toString();
    }
  },
  /** The same without a zone. */
  NAIVE {
    @Override
    String of(Instant at) {
      String text = at.toString();
      return text.substring(0, text.length() - 1);
    }
  },
  /** {@code 2026-03-21T21:16:08.123456Z}, always six digits. */
  SIX_DIGITS {
    @Override
    String of(Instant at) {
      return SIX.format(at);
    }
  },
  /** {@code 2026-03-21T21:16:08.12}: no zone, no zeros at the end. */
  SHORT {
    @Override
    String of(Instant at) {
      return UP_TO_SIX.format(at);
    }
  };

  private static final DateTimeFormatter SIX =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter UP_TO_SIX =
      new DateTimeFormatterBuilder()
          .appendPattern("uuuu-MM-dd'T'HH:mm:ss")
          .appendFraction(ChronoField.MICRO_OF_SECOND, 0, 6, true)
          .toFormatter(Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  abstract String of(Instant at);

  String of(Timestamp at) {
    return of(Instant.ofEpochSecond(at.getSeconds(), at.getNanos()));
  }

  /** Another form of a text with a zone; a text without one stays as it is. */
  String of(String text) {
    try {
      return of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeParseException _) {
      return text;
    }
  }

  static Timestamp timestamp(Instant at) {
    return Timestamp.newBuilder().setSeconds(at.getEpochSecond()).setNanos(at.getNano()).build();
  }
}
