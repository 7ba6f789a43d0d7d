package io.tasker.client.error;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** A profile, a variable or a setting of the client cannot be used; nothing was sent. */
public final class ClientConfigException extends ClientException {
  @Serial private static final long serialVersionUID = 1L;

  /** A setting is wrong. */
  public ClientConfigException(String message) {
    this(message, null);
  }

  /** A setting is wrong because of something else. */
  public ClientConfigException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
