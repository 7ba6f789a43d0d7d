package io.tasker.contract.operations.dlq;

import java.util.Locale;
import java.util.Optional;

/** How far the investigation of an entry is. */
public enum DlqStatus {
  /** Somebody has to look. */
  PENDING("Pending", "pending"),
  /** A person brought it in order. */
  MANUALLY_RESOLVED("ManuallyResolved", "manually_resolved"),
  /** It will not be brought in order. */
  PERMANENTLY_FAILED("PermanentlyFailed", "permanently_failed"),
  /** The investigation was given up. */
  CANCELLED("Cancelled", "cancelled");

  private final String wireName;
  private final String storedName;

  DlqStatus(String wireName, String storedName) {
    this.wireName = wireName;
    this.storedName = storedName;
  }

  /** The name in JSON. */
  public String wireName() {
    return wireName;
  }

  /** The name in the database, in a task's summary, and as clients write it into queries. */
  public String storedName() {
    return storedName;
  }

  /** The status that either name means, in whatever case it is written. */
  public static Optional<DlqStatus> ofName(String name) {
    String plain = name.toLowerCase(Locale.ROOT).replace("_", "");
    for (DlqStatus status : values()) {
      if (status.wireName.toLowerCase(Locale.ROOT).equals(plain)) {
        return Optional.of(status);
      }
    }
    return Optional.empty();
  }
}
