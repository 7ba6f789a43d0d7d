package io.tasker.grpc;

import io.grpc.Metadata;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** How long a caller waits, as it says in the header {@code grpc-timeout}. */
final class GrpcTimeout {
  static final Metadata.Key<String> KEY =
      Metadata.Key.of("grpc-timeout", Metadata.ASCII_STRING_MARSHALLER);

  private static final Pattern FORM = Pattern.compile("([0-9]{1,8})([HMSmun])");

  private GrpcTimeout() {}

  /** In nanoseconds; empty if there is none, or none that can be read. */
  static Optional<Long> of(Metadata headers) {
    String text = headers.get(KEY);
    if (text == null) {
      return Optional.empty();
    }
    var match = FORM.matcher(text);
    return match.matches()
        ? Optional.of(unit(match.group(2).charAt(0)).toNanos(Long.parseLong(match.group(1))))
        : Optional.empty();
  }

  private static TimeUnit unit(char letter) {
    return switch (letter) {
      case 'H' -> TimeUnit.HOURS;
      case 'M' -> TimeUnit.MINUTES;
      case 'S' -> TimeUnit.SECONDS;
      case 'm' -> TimeUnit.MILLISECONDS;
      case 'u' -> TimeUnit.MICROSECONDS;
      default -> TimeUnit.NANOSECONDS;
    };
  }
}
