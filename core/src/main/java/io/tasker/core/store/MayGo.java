package io.tasker.core.store;

import java.time.Instant;
import java.util.UUID;

/**
 * Which tasks of a namespace may be deleted: those that were over at a time, and created before
 * another. A namespace without one keeps everything.
 *
 * @param namespace which
 * @param overBy when they must have been over
 * @param below what their id must be below
 */
public record MayGo(int namespace, Instant overBy, UUID below) {}
