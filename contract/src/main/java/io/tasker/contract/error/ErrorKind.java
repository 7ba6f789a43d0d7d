package io.tasker.contract.error;

/** Whose move it is when something went wrong. */
public enum ErrorKind {
  /** The caller must change the request. */
  USER,
  /** The request is fine but contradicts what is already there. */
  CONFLICT,
  /** What the request names does not exist. */
  NOT_FOUND,
  /** What the request names is not as the caller has seen it. */
  OUTDATED,
  /** What the request names was there once and is not kept any more. */
  GONE,
  /** Try again later; nothing was done. */
  UNAVAILABLE,
  /** Our fault. */
  INTERNAL
}
