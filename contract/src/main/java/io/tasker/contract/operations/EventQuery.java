package io.tasker.contract.operations;

import io.tasker.contract.model.TaskId;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to watch. What is null does not filter; texts are compared exactly.
 *
 * @param task one task and its steps, from its first event on; null: all tasks without their steps,
 *     from now on
 * @param namespace of the template
 * @param name of the template
 * @param state wire name of the state that a task changes to
 * @param after the id of the last event that was seen; null: none
 * @param reach how old what was seen last may be
 */
public record EventQuery(
    @Nullable TaskId task,
    @Nullable String namespace,
    @Nullable String name,
    @Nullable String state,
    @Nullable String after,
    Duration reach) {}
