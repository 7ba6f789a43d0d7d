package io.tasker.examples.order;

import io.tasker.worker.handler.StepContext;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;

/**
 * Numbers of reservations, payments and parcels. Made from the idempotency key, so that a second
 * attempt of the same step gives the same number, as a well-behaved partner would.
 */
final class Reference {
  private static final int DIGITS = 12;

  private Reference() {}

  static String of(String prefix, StepContext context) {
    byte[] key = (prefix + context.idempotencyKey()).getBytes(StandardCharsets.UTF_8);
    String digits = UUID.nameUUIDFromBytes(key).toString().replace("-", "");
    return prefix + digits.substring(0, DIGITS).toUpperCase(Locale.ROOT);
  }
}
