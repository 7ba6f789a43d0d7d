package io.tasker.contract.template;

import io.tasker.contract.model.Json;
import org.jspecify.annotations.Nullable;

/**
 * Which code runs a step.
 *
 * @param callable opaque name that a worker resolves, 1 to 500 characters
 * @param method a method of it, for handlers that have several
 * @param resolver a hint which resolver to ask
 * @param initialization the step's inputs, a JSON object
 */
public record HandlerDefinition(
    String callable, @Nullable String method, @Nullable String resolver, Json initialization) {}
