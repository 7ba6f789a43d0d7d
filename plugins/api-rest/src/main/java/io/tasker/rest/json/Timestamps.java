package io.tasker.rest.json;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The timestamp forms of the public API. Clients parse some of them strictly, so each field has its
 * own form, and none may be swapped for another.
 */
enum Timestamps {
  /** {@code 2026-03-21T21:16:08.123456Z}, with as many groups of three digits as needed. */
  TZ {
    @Override
    String format(Instant at) {
      return at.toString();
    }
  },
  /** The same without a zone; it is UTC all the same. */
  NAIVE {
    @Override
    String format(Instant at) {
      String text = at.toString();
      return text.substring(0, text.length() - 1);
    }
  },
  /** {@code 2026-03-21T21:16:08.123456Z}, always with six digits. */
  STR6Z {
    @Override
    String format(Instant at) {
      return SIX_DIGITS.format(at);
    }
  },
  /** {@code 2026-03-21T21:16:08.12}: to the microsecond without a zone, no zeros at the end. */
  PGTEXT {
    @Override
    String format(Instant at) {
      return UP_TO_SIX_DIGITS.format(at);
    }
  },
  /** {@code 2026-03-21T21:16:08.123456789+00:00}, with as many groups of three as needed. */
  RFC00 {
    @Override
    String format(Instant at) {
      return NAIVE.format(at) + "+00:00";
    }
  };

  private static final DateTimeFormatter SIX_DIGITS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

  private static final DateTimeFormatter UP_TO_SIX_DIGITS =
      new DateTimeFormatterBuilder()
          .appendPattern("uuuu-MM-dd'T'HH:mm:ss")
          .appendFraction(ChronoField.MICRO_OF_SECOND, 0, 6, true)
          .toFormatter(Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  abstract String format(Instant at);

  /** Writes a field; a time that is not there is an explicit null. */
  void write(JsonGenerator out, String field, @Nullable Instant at) throws IOException {
    if (at == null) {
      out.writeNullField(field);
    } else {
      out.writeStringField(field, format(at));
    }
  }
}
