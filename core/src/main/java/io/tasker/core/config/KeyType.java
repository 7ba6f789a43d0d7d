package io.tasker.core.config;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What values a key accepts.
 *
 * @param allowed what is accepted, for messages
 * @param accepts whether a value, or each item of a list, is accepted
 * @param isList whether the value is a list
 * @param secrecy what of it must not be shown
 */
record KeyType(String allowed, Predicate<String> accepts, boolean isList, Secrecy secrecy) {
  /** What of a value must not be shown. */
  enum Secrecy {
    /** All of it may be seen. */
    OPEN,
    /** The password within an address. */
    ADDRESS,
    /** The whole value. */
    SECRET
  }

  private static final Pattern WHOLE = Pattern.compile("[+-]?[0-9]{1,18}");
  private static final Pattern BINDING =
      Pattern.compile("(\\[[0-9A-Fa-f:.]+]|[A-Za-z0-9._-]+):([0-9]{1,5})");
  private static final Pattern AMQP = Pattern.compile("amqps?://\\S+");

  static KeyType whole(long lowest, long highest) {
    return open(
        "a whole number, %d to %d".formatted(lowest, highest),
        text -> WHOLE.matcher(text).matches() && within(lowest, Long.parseLong(text), highest));
  }

  static KeyType flag() {
    return choice("true", "false");
  }

  static KeyType choice(String... values) {
    return open(String.join(", ", values), List.of(values)::contains);
  }

  static KeyType text(int longest) {
    return open(
        "text of 1 to %d characters".formatted(longest),
        text -> !text.isBlank() && text.length() <= longest);
  }

  static KeyType textOrNothing(int longest) {
    return open("text of up to %d characters".formatted(longest), text -> text.length() <= longest);
  }

  static KeyType secret() {
    return new KeyType("text, also empty", _ -> true, false, Secrecy.SECRET);
  }

  /** A letter or underscore, then letters, digits and underscores. */
  static KeyType identifier(int longest) {
    Pattern pattern = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,%d}".formatted(longest - 1));
    return open(
        "a letter or underscore, then letters, digits and underscores; %d characters at most"
            .formatted(longest),
        text -> pattern.matcher(text).matches());
  }

  /** Where to listen; port 0 is any free one. */
  static KeyType binding() {
    return open(
        "host:port with a port of 0 to 65535, such as 127.0.0.1:8080 or [::1]:8080",
        KeyType::isBinding);
  }

  static KeyType database() {
    return new KeyType(DatabaseUrl.FORMS, DatabaseUrl::isOne, false, Secrecy.ADDRESS);
  }

  static KeyType amqp() {
    return new KeyType(
        "amqp:// or amqps:// address",
        text -> AMQP.matcher(text).matches(),
        false,
        Secrecy.ADDRESS);
  }

  static KeyType paths() {
    return new KeyType(
        "a list of paths, such as [\"/srv/a\", \"b/*.jar\"]",
        text -> !text.isBlank(),
        true,
        Secrecy.OPEN);
  }

  /** The value with everything secret replaced. */
  String mask(String value) {
    return switch (secrecy) {
      case OPEN -> value;
      case ADDRESS -> Secrets.maskAddress(value);
      case SECRET -> value.isEmpty() ? "" : Secrets.MASK;
    };
  }

  private static KeyType open(String allowed, Predicate<String> accepts) {
    return new KeyType(allowed, accepts, false, Secrecy.OPEN);
  }

  private static boolean within(long lowest, long value, long highest) {
    return lowest <= value && value <= highest;
  }

  private static boolean isBinding(String text) {
    var match = BINDING.matcher(text);
    return match.matches() && Integer.parseInt(match.group(2)) <= 65_535;
  }
}
