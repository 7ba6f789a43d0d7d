package io.tasker.client.error;

import java.io.Serial;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The server answered with an error. */
public final class ServerException extends ClientException {
  @Serial private static final long serialVersionUID = 1L;

  /** "Come back later", whoever says it: the server or a proxy before it. */
  private static final Set<Integer> LATER = Set.of(408, 425, 429, 502, 503, 504);

  private static final int CONFLICT = 409;

  private final int status;
  private final String code;
  private final String said;
  private final @Nullable String requestId;
  private final @Nullable Duration retryAfter;
  private final @Nullable UUID existingTask;
  private final @Nullable String authFailure;

  /**
   * An answer that is an error.
   *
   * @param status HTTP status, or what the status of another protocol amounts to
   * @param code of the error envelope, for example {@code NOT_FOUND}; of an answer without one,
   *     {@code HTTP_} and the status
   * @param said the server's words
   * @param requestId under which the server's log has it; null: not known
   * @param retryAfter when to come back; null: not said
   * @param existingTask the task that is there already; null: it is something else, or not said
   * @param authFailure why the caller was not let in, in a word; null: it was, or not said
   */
  public ServerException(
      int status,
      String code,
      String said,
      @Nullable String requestId,
      @Nullable Duration retryAfter,
      @Nullable UUID existingTask,
      @Nullable String authFailure) {
    super(code + " (" + status + "): " + said, null);
    this.status = status;
    this.code = code;
    this.said = said;
    this.requestId = requestId;
    this.retryAfter = retryAfter;
    this.existingTask = existingTask;
    this.authFailure = authFailure;
  }

  /** The same of a caller who may call; a conflict names its task in the server's words only. */
  public ServerException(
      int status,
      String code,
      String said,
      @Nullable String requestId,
      @Nullable Duration retryAfter) {
    this(
        status,
        code,
        said,
        requestId,
        retryAfter,
        status == CONFLICT ? TaskNames.in(said).orElse(null) : null,
        null);
  }

  /** HTTP status, or what the status of another protocol amounts to; 400 to 599. */
  public int status() {
    return status;
  }

  /** The code for programs, for example {@code BACKPRESSURE}. */
  public String code() {
    return code;
  }

  /** The server's words, without code and status. */
  public String said() {
    return said;
  }

  /** Under which the server's log has it. */
  public Optional<String> requestId() {
    return Optional.ofNullable(requestId);
  }

  /** Whether there is no such task, step, template or entry. */
  public boolean isNotFound() {
    return status == 404;
  }

  /** Whether what was to be changed has another {@code seq} than expected; nothing was done. */
  public boolean isOutdated() {
    return status == 412;
  }

  /** Whether the request contradicts what is there, for example a task with the same identity. */
  public boolean isConflict() {
    return status == CONFLICT;
  }

  /** The task that is there already, if this is a conflict and the server named it. */
  public Optional<UUID> existingTask() {
    return Optional.ofNullable(existingTask);
  }

  /**
   * Why the caller was not let in: {@code missing} credentials, {@code malformed} or {@code
   * invalid} ones, a token that has {@code expired}, or {@code forbidden}; a server may have other
   * words. Empty: something else is wrong, or the server does not say.
   */
  public Optional<String> authFailure() {
    return Optional.ofNullable(authFailure);
  }

  @Override
  public boolean isRetryable() {
    return LATER.contains(status);
  }

  /** A server or proxy that ran out of time does not know what became of the call. */
  @Override
  public boolean mayHaveHappened() {
    return status == 408 || status == 500 || status == 502 || status == 504;
  }

  @Override
  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }
}
