package io.tasker.core.feed;

import io.tasker.contract.model.TaskId;
import io.tasker.core.store.EventRow.Place;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How far a watcher has come: it has seen what all transactions before {@code from} wrote and, of
 * the window up to {@code to}, everything up to a place. Means the same to every process on the
 * same database, also after a restart.
 *
 * @param from first transaction of the window
 * @param to first transaction behind the window
 * @param last what was seen last in the window; null: nothing
 * @param issued when the watcher was told, in full seconds
 */
record Position(long from, long to, @Nullable Place last, Instant issued) {
  private static final byte FORM = 1;
  private static final int SHORT = 1 + 4 + 4 + 8 + 8;
  private static final int LONG = SHORT + 8 + 16 + 4 + 4;

  /** Everything before a transaction was seen. */
  static Position before(long to, Instant issued) {
    return new Position(to, to, null, issued);
  }

  /**
   * As watchers get it.
   *
   * @param origin hash of what tells the database from others
   */
  String text(int origin) {
    ByteBuffer bytes = ByteBuffer.allocate(last == null ? SHORT : LONG);
    bytes.put(FORM).putInt(origin).putInt((int) issued.getEpochSecond());
    bytes.putLong(from).putLong(to);
    if (last != null) {
      bytes.putLong(ChronoUnit.MICROS.between(Instant.EPOCH, last.at()));
      UUID task = last.task().value();
      bytes.putLong(task.getMostSignificantBits()).putLong(task.getLeastSignificantBits());
      bytes.putInt(last.step()).putInt(last.seq());
    }
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
  }

  /**
   * A position with what it belongs to.
   *
   * @param origin hash of what tells its database from others
   */
  record Read(int origin, Position position) {}

  /** Reads a text; empty if it was never one of ours. */
  static Optional<Read> read(String text) {
    byte[] raw;
    try {
      raw = Base64.getUrlDecoder().decode(text);
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
    if (raw.length != SHORT && raw.length != LONG || raw[0] != FORM) {
      return Optional.empty();
    }
    ByteBuffer bytes = ByteBuffer.wrap(raw, 1, raw.length - 1);
    int origin = bytes.getInt();
    Instant issued = Instant.ofEpochSecond(Integer.toUnsignedLong(bytes.getInt()));
    long from = bytes.getLong();
    long to = bytes.getLong();
    Place last = raw.length == SHORT ? null : place(bytes);
    return from < 0 || to < from
        ? Optional.empty()
        : Optional.of(new Read(origin, new Position(from, to, last, issued)));
  }

  private static Place place(ByteBuffer bytes) {
    return new Place(
        Instant.EPOCH.plus(bytes.getLong(), ChronoUnit.MICROS),
        new TaskId(new UUID(bytes.getLong(), bytes.getLong())),
        bytes.getInt(),
        bytes.getInt());
  }
}
