package io.tasker.grpc.message;

import com.google.protobuf.Timestamp;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Times, in the two forms that messages have them. */
public final class Times {
  private Times() {}

  /** As a message. */
  public static Timestamp of(Instant at) {
    return Timestamp.newBuilder().setSeconds(at.getEpochSecond()).setNanos(at.getNano()).build();
  }

  /** As text: {@code 2026-03-21T21:16:08.123456+00:00}, with as many groups of three as needed. */
  static String text(Instant at) {
    String text = at.toString();
    return text.substring(0, text.length() - 1) + "+00:00";
  }

  /** Sets a field, if there is something to set. */
  static void ifSet(@Nullable Instant at, Consumer<Timestamp> field) {
    if (at != null) {
      field.accept(of(at));
    }
  }

  /** Sets a field, if there is something to set. */
  public static <T> void set(@Nullable T value, Consumer<T> field) {
    if (value != null) {
      field.accept(value);
    }
  }
}
