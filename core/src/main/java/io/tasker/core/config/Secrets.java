package io.tasker.core.config;

import java.util.regex.Pattern;

/** Hides what must not be printed. */
final class Secrets {
  static final String MASK = "***";

  // Greedy up to the last @, so that a password with a stray one is hidden in full.
  private static final Pattern LOGIN = Pattern.compile("(://[^:@/]*):.*@");
  // What somebody gave as an address without its beginning.
  private static final Pattern BARE_LOGIN = Pattern.compile("^([^:@/]*):.*@");
  private static final Pattern PARAMETER = Pattern.compile("(?i)(password=)[^&]*");

  private static final Pattern TELLING = Pattern.compile("pass|pwd|secret|token|key|credential");

  private Secrets() {}

  /** The value of a key that nobody declared: hidden if the name sounds like a secret. */
  static String maskUnknown(String key, String value) {
    return TELLING.matcher(key).find() ? MASK : maskAddress(value);
  }

  static String maskAddress(String address) {
    Pattern login = address.contains("://") ? LOGIN : BARE_LOGIN;
    String masked = login.matcher(address).replaceAll("$1:" + MASK + "@");
    return PARAMETER.matcher(masked).replaceAll("$1" + MASK);
  }
}
