package io.tasker.core.actor;

/**
 * Something an actor is asked to do, named by a verb phrase.
 *
 * @param <R> what it answers
 */
public interface Message<R> {}
