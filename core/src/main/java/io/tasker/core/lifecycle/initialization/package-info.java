/** Turns a request into a task with its steps. */
@NullMarked
package io.tasker.core.lifecycle.initialization;

import org.jspecify.annotations.NullMarked;
