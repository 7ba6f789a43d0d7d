package io.tasker.core.text;

/**
 * Something wrong in a text.
 *
 * @param place where
 * @param message what, and what is allowed
 */
public record Problem(Place place, String message) {}
