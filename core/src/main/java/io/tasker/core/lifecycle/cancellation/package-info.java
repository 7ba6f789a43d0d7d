/** Ends a task and all its steps because somebody wants it ended. */
@NullMarked
package io.tasker.core.lifecycle.cancellation;

import org.jspecify.annotations.NullMarked;
