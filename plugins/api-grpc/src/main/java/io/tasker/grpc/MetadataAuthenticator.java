package io.tasker.grpc;

import io.grpc.Metadata;
import io.grpc.Status;
import io.tasker.contract.spi.security.Caller;
import io.tasker.contract.spi.security.CallerCheck;
import io.tasker.contract.spi.security.Credentials;
import io.tasker.contract.spi.security.Verdict;
import io.tasker.grpc.read.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Finds credentials among the metadata and has them checked. */
final class MetadataAuthenticator implements Authenticator {
  private static final Metadata.Key<String> AUTHORIZATION =
      Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

  private final CallerCheck callers;
  private final Metadata.Key<String> apiKey;

  MetadataAuthenticator(CallerCheck callers) {
    this.callers = callers;
    this.apiKey =
        Metadata.Key.of(
            callers.apiKeyHeader().toLowerCase(Locale.ROOT), Metadata.ASCII_STRING_MARSHALLER);
  }

  @Override
  public Caller admit(Metadata metadata, String permission) {
    var credentials = new Credentials(value(metadata, AUTHORIZATION), value(metadata, apiKey));
    return switch (callers.check(credentials, permission)) {
      case Verdict.Admitted(var caller) -> caller;
      case Verdict.Refused refused -> throw refused(refused);
    };
  }

  private static Refused refused(Verdict.Refused why) {
    return switch (why) {
      case Verdict.Missing _ ->
          Refused.caller(
              Status.Code.UNAUTHENTICATED,
              why.reason(),
              "Authentication required. Provide Bearer token or API key.");
      case Verdict.Malformed _, Verdict.Invalid _, Verdict.Expired _ ->
          Refused.caller(
              Status.Code.UNAUTHENTICATED, why.reason(), "Invalid or expired credentials");
      case Verdict.Forbidden(_, var needed) ->
          Refused.caller(
              Status.Code.PERMISSION_DENIED,
              why.reason(),
              "Insufficient permissions for this operation: " + needed + " is needed");
    };
  }

  /** What is no ASCII counts as absent; of two values nobody knows which one is meant. */
  private static @Nullable String value(Metadata metadata, Metadata.Key<String> key) {
    Iterable<String> all = metadata.getAll(key);
    List<String> values = new ArrayList<>();
    if (all != null) {
      all.forEach(values::add);
    }
    values.removeIf(value -> !value.chars().allMatch(c -> c >= ' ' && c <= '~'));
    return values.isEmpty() ? null : String.join("\n", values);
  }
}
