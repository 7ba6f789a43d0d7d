package io.tasker.core.insight;

/**
 * A stored fact that breaks a promise.
 *
 * @param invariant which, as in the name of its file, such as {@code task-counters}
 * @param promise what should hold, one sentence
 * @param finding what does not, as {@code key=value}, the ids first
 */
public record Violation(String invariant, String promise, String finding) {}
