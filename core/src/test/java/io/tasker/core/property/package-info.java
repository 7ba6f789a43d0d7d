/** A second opinion on what the engine does: a model of tasks that knows none of its code. */
@NullMarked
package io.tasker.core.property;

import org.jspecify.annotations.NullMarked;
