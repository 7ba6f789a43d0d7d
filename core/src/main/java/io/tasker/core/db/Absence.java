package io.tasker.core.db;

import java.io.EOFException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Why there is no connection: because nobody is there yet, or because we are not let in. */
public final class Absence {
  private Absence() {}

  /**
   * Whether the same attempt to connect may succeed later, without anybody changing a setting: the
   * server is not reached, or starts, stops or is full. A wrong password, a database that does not
   * exist, and TLS that one side does not want stay what they are.
   */
  public static boolean mayEnd(SQLException failure) {
    String state = failure.getSQLState();
    if (state == null) {
      return false;
    }
    return switch (state) {
      case "57P01", "57P02", "57P03", "53300" -> true;
      case "08001", "08003", "08006" -> isNetwork(failure) || isTimeout(failure);
      default -> false;
    };
  }

  private static boolean isNetwork(SQLException failure) {
    for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SocketException
          || cause instanceof SocketTimeoutException
          || cause instanceof UnknownHostException
          || cause instanceof EOFException) {
        return true;
      }
    }
    return false;
  }

  /** The driver's own: it does not know what took so long. */
  private static boolean isTimeout(SQLException failure) {
    return "08001".equals(failure.getSQLState()) && failure.getCause() == null;
  }
}
