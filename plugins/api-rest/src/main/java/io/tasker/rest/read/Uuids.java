package io.tasker.rest.read;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Reads UUIDs in every form that the public API takes. */
public final class Uuids {
  private static final Pattern HYPHENATED =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
  private static final Pattern SIMPLE =
      Pattern.compile("([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})");
  private static final String URN = "urn:uuid:";

  private Uuids() {}

  /** The UUID, written with hyphens or without, in braces or as a URN, in any case. */
  public static Optional<UUID> parse(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    if (lower.startsWith(URN)) {
      return hyphenated(lower.substring(URN.length()));
    }
    if (lower.startsWith("{") && lower.endsWith("}")) {
      return hyphenated(lower.substring(1, lower.length() - 1));
    }
    var simple = SIMPLE.matcher(lower);
    return simple.matches() ? hyphenated(simple.replaceFirst("$1-$2-$3-$4-$5")) : hyphenated(lower);
  }

  private static Optional<UUID> hyphenated(String text) {
    return HYPHENATED.matcher(text).matches()
        ? Optional.of(UUID.fromString(text))
        : Optional.empty();
  }
}
