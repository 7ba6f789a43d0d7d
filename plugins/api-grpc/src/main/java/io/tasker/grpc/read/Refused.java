package io.tasker.grpc.read;

import io.grpc.Status;
import io.tasker.contract.error.ErrorCode;
import java.io.Serial;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Ends a call with a status. Its description goes to the caller as it is. */
public final class Refused extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  private final Status.Code code;
  private final String errorCode;
  private final @Nullable String field;
  private final String prefix;
  private final @Nullable String reason;

  /** A call ends with this code; the description says what was wrong and what is allowed. */
  public Refused(Status.Code code, String description) {
    this(code, code.name(), null, "", description, null);
  }

  /** The same, with a code of our own that says more than the status. */
  public Refused(Status.Code code, ErrorCode errorCode, String description) {
    this(code, errorCode.name(), null, "", description, null);
  }

  private Refused(
      Status.Code code,
      String errorCode,
      @Nullable String field,
      String prefix,
      String description,
      @Nullable String reason) {
    // No stack trace: it is an answer, and bad requests must stay cheap.
    super(description, null, false, false);
    this.code = code;
    this.errorCode = errorCode;
    this.field = field;
    this.prefix = prefix;
    this.reason = reason;
  }

  /** A value that is not allowed. */
  public static Refused invalid(String description) {
    return new Refused(Status.Code.INVALID_ARGUMENT, ErrorCode.INVALID_REQUEST, description);
  }

  /**
   * A field whose value is not allowed.
   *
   * @param field its path in the message
   * @param what follows its name in a sentence, such as {@code must be 1 to 5, was 7}
   */
  public static Refused field(String field, String what) {
    return new Refused(
        Status.Code.INVALID_ARGUMENT,
        ErrorCode.INVALID_REQUEST.name(),
        field,
        "Validation error: ",
        field + " " + what,
        null);
  }

  /** The same, in a sentence that the public API has. */
  public static Refused sentence(String field, String description) {
    return new Refused(
        Status.Code.INVALID_ARGUMENT,
        ErrorCode.INVALID_REQUEST.name(),
        field,
        "",
        description,
        null);
  }

  /**
   * A caller who is not let in.
   *
   * @param reason one word for programs
   */
  public static Refused caller(Status.Code code, String reason, String description) {
    return new Refused(code, code.name(), null, "", description, reason);
  }

  /** What the call ends with. */
  public Status status() {
    return code.toStatus().withDescription(prefix + getMessage());
  }

  /** The name of an {@link ErrorCode}, or of the status if there is none. */
  public String errorCode() {
    return errorCode;
  }

  /** Why the caller is not let in, in one word, if that is it. */
  public Optional<String> reason() {
    return Optional.ofNullable(reason);
  }

  /** Path of the field that is wrong, if it is one. */
  public Optional<String> field() {
    return Optional.ofNullable(field);
  }
}
