package io.tasker.core.store;

/** What a guard row wakes. */
public enum WakeupKind {
  /** A lease may have run out. */
  LEASE(1),
  /** A retry may be due. */
  RETRY(2),
  /** A dispatch may be lost. */
  DISPATCH(3),
  /** A task's deadline may be over. */
  DEADLINE(4);

  private final int code;

  WakeupKind(int code) {
    this.code = code;
  }

  int code() {
    return code;
  }

  static WakeupKind ofCode(int code) {
    return values()[code - 1];
  }
}
