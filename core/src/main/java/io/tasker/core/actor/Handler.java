package io.tasker.core.actor;

/**
 * A door: takes one kind of message and sees to it that the reply is completed, now or when the
 * work is committed.
 *
 * @param <M> messages
 * @param <R> answers
 */
@FunctionalInterface
public interface Handler<M extends Message<R>, R> {
  /** Takes a message. Does not block; a reply that cannot be promised is failed at once. */
  void handle(M message, Reply<R> reply);
}
