/** Decides what a task as a whole does next: go on, wait, end, ask a person. */
@NullMarked
package io.tasker.core.lifecycle.finalization;

import org.jspecify.annotations.NullMarked;
