/** Answers wake-ups: ends leases that ran out, starts retries that are due. */
@NullMarked
package io.tasker.core.recovery.guard;

import org.jspecify.annotations.NullMarked;
