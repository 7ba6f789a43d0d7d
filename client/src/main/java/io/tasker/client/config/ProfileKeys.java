package io.tasker.client.config;

import com.fasterxml.jackson.databind.JsonNode;
import io.tasker.client.error.ClientConfigException;
import java.util.List;

/** Which keys a profile may have; a misspelt one is an error, not a default. */
final class ProfileKeys {
  // tools is of other programs that read the same file.
  private static final List<String> PROFILE =
      List.of("description", "namespaces", "transport", "tools", "orchestration", "worker");
  private static final List<String> SERVER =
      List.of("base_url", "grpc_url", "ca_file", "timeout_ms", "max_retries", "auth");

  private ProfileKeys() {}

  /** Checks the table {@code profile.<name>} of a file. */
  static void check(String file, String name, JsonNode profile) {
    String where = file + ": profile." + name;
    known(where, profile, PROFILE);
    for (String part : List.of("orchestration", "worker")) {
      JsonNode server = profile.path(part);
      if (!server.isMissingNode()) {
        known(where + "." + part, server, SERVER);
        if (server.has("auth")) {
          known(where + "." + part + ".auth", server.path("auth"), List.of("method"));
        }
      }
    }
  }

  private static void known(String where, JsonNode table, List<String> keys) {
    if (!table.isObject()) {
      throw new ClientConfigException(where + " must be a table");
    }
    table
        .fieldNames()
        .forEachRemaining(
            key -> {
              if (!keys.contains(key)) {
                throw new ClientConfigException(
                    "%s: unknown key %s; %s".formatted(where, key, Nearest.hint(key, keys)));
              }
            });
  }
}
