/** Finds tasks that stay where they are for longer than they may. */
@NullMarked
package io.tasker.core.recovery.staleness;

import org.jspecify.annotations.NullMarked;
