package io.tasker.core.config;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What values a key accepts.
 *
 * @param allowed what is accepted, for messages
 * @param accepts whether a value, or each item of a list, is accepted
 * @param kind what sort of value
 * @param secrecy what of it must not be shown
 */
record KeyType(String allowed, Predicate<String> accepts, ValueKind kind, Secrecy secrecy) {
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
  private static final Pattern HTTP = Pattern.compile("https?://[^\\s/@]+(/\\S*)?");
  private static final Pattern NAMESPACE_DAYS =
      Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,28}=([0-9]{1,5})");
  private static final Pattern ORIGIN = Pattern.compile("\\*|https?://[A-Za-z0-9.\\[\\]:_-]+");
  private static final Pattern METHOD = Pattern.compile("GET|HEAD|POST|PUT|PATCH|DELETE");
  private static final Pattern HEADER = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]{1,64}");
  private static final Pattern ALGORITHM = Pattern.compile("RS256|RS384|RS512");
  private static final Predicate<String> ENTRY = text -> ApiKeyEntry.decode(text).isPresent();
  // What metadata of gRPC can be named, too; there -bin would make it binary.
  private static final Pattern KEY_HEADER =
      Pattern.compile("(?!.*-[Bb][Ii][Nn]$)[A-Za-z0-9._-]{1,64}");
  private static final Pattern AMQP = Pattern.compile("amqps?://\\S+");

  static KeyType whole(long lowest, long highest) {
    return new KeyType(
        "a whole number, %d to %d".formatted(lowest, highest),
        text -> WHOLE.matcher(text).matches() && within(lowest, Long.parseLong(text), highest),
        ValueKind.WHOLE,
        Secrecy.OPEN);
  }

  static KeyType flag() {
    return flag("true", "false");
  }

  /** A flag that cannot be raised yet. */
  static KeyType falseOnly() {
    return flag("false");
  }

  private static KeyType flag(String... values) {
    KeyType choice = choice(values);
    return new KeyType(choice.allowed, choice.accepts, ValueKind.FLAG, Secrecy.OPEN);
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
    return new KeyType("text, also empty", _ -> true, ValueKind.TEXT, Secrecy.SECRET);
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
    return new KeyType(DatabaseUrl.FORMS, DatabaseUrl::isOne, ValueKind.TEXT, Secrecy.ADDRESS);
  }

  static KeyType http() {
    return open("http:// or https:// address", text -> HTTP.matcher(text).matches());
  }

  static KeyType amqp() {
    return new KeyType(
        "amqp:// or amqps:// address",
        text -> AMQP.matcher(text).matches(),
        ValueKind.TEXT,
        Secrecy.ADDRESS);
  }

  static KeyType paths() {
    return new KeyType(
        "a list of paths, such as [\"/srv/a\", \"b/*.jar\"]",
        text -> !text.isBlank(),
        ValueKind.LIST,
        Secrecy.OPEN);
  }

  /** Namespaces and how many days each keeps its tasks. */
  static KeyType namespaceDays() {
    return new KeyType(
        "a list of namespace=days with 0 to 36500 days, such as [\"billing=3650\", \"scratch=7\"]",
        text -> {
          var match = NAMESPACE_DAYS.matcher(text);
          return match.matches() && Integer.parseInt(match.group(1)) <= 36_500;
        },
        ValueKind.LIST,
        Secrecy.OPEN);
  }

  /** Origins as browsers send them, or a star for every one. */
  static KeyType origins() {
    return list(
        "a list of origins without a path, such as [\"https://ui.example\"], or [\"*\"] for every"
            + " one",
        ORIGIN);
  }

  /** HTTP methods that REST knows. */
  static KeyType methods() {
    return list("a list of GET, HEAD, POST, PUT, PATCH, DELETE", METHOD);
  }

  /** Names of HTTP headers. */
  static KeyType headers() {
    return list("a list of header names, such as [\"Content-Type\"]", HEADER);
  }

  /** Name of one HTTP header. */
  static KeyType header() {
    return open(
        "letters, digits, dots, dashes and underscores, such as X-API-Key",
        text -> KEY_HEADER.matcher(text).matches());
  }

  /** How tokens are verified. */
  static KeyType tokenMethod() {
    return open("public_key; jwks is not offered yet", "public_key"::equals);
  }

  /** How tokens may be signed. */
  static KeyType algorithms() {
    return list("a list of RS256, RS384, RS512", ALGORITHM);
  }

  /** Mappings with API keys and what they allow. */
  static KeyType apiKeys() {
    return new KeyType(
        "a list of mappings with key, permissions and description, such as"
            + " [{key: \"${CI_KEY}\", permissions: [\"tasks:*\"], description: \"ci\"}]",
        ENTRY,
        ValueKind.LIST,
        Secrecy.SECRET);
  }

  private static KeyType list(String allowed, Pattern item) {
    return new KeyType(allowed, text -> item.matcher(text).matches(), ValueKind.LIST, Secrecy.OPEN);
  }

  boolean isList() {
    return kind == ValueKind.LIST;
  }

  /** Whether its items are mappings and not single values. */
  boolean takesMappings() {
    return accepts == ENTRY;
  }

  /** The value with everything secret replaced. */
  ConfigValue mask(ConfigValue value) {
    if (value.items().isEmpty()) {
      return value;
    }
    return new ConfigValue(
        mask(value.value()), value.items().stream().map(this::mask).toList(), value.origin());
  }

  /** The text with everything secret replaced. */
  String mask(String value) {
    return switch (secrecy) {
      case OPEN -> value;
      case ADDRESS -> Secrets.maskAddress(value);
      case SECRET -> value.isEmpty() ? "" : Secrets.MASK;
    };
  }

  private static KeyType open(String allowed, Predicate<String> accepts) {
    return new KeyType(allowed, accepts, ValueKind.TEXT, Secrecy.OPEN);
  }

  private static boolean within(long lowest, long value, long highest) {
    return lowest <= value && value <= highest;
  }

  private static boolean isBinding(String text) {
    var match = BINDING.matcher(text);
    return match.matches() && Integer.parseInt(match.group(2)) <= 65_535;
  }
}
