/** Turns a worker's result into the step's next state. */
@NullMarked
package io.tasker.core.lifecycle.result;

import org.jspecify.annotations.NullMarked;
