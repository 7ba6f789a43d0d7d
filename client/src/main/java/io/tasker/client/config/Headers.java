package io.tasker.client.config;

import io.tasker.client.error.ClientConfigException;
import java.util.regex.Pattern;

/** What headers can hold. Transports would quote what is wrong, and a secret with it. */
final class Headers {
  private static final Pattern LINE = Pattern.compile("[!-~]([ -~]*[!-~])?");
  private static final Pattern NAME = Pattern.compile("[0-9A-Za-z._-]+");

  private Headers() {}

  static void requireLine(String what, String secret) {
    if (!LINE.matcher(secret).matches()) {
      throw new ClientConfigException(what + " must be one line of ASCII without spaces around it");
    }
  }

  static void requireName(String header) {
    if (!NAME.matcher(header).matches()) {
      throw new ClientConfigException(
          "the API key's header must be letters, digits and - _ ., was \"" + header + "\"");
    }
  }
}
