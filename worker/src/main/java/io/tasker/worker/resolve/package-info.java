/** Finds the handler that a step names, and the steps that this worker can run. */
@NullMarked
package io.tasker.worker.resolve;

import org.jspecify.annotations.NullMarked;
