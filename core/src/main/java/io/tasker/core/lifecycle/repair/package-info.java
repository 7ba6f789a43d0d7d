/** Does to a step what an operator wants done by hand. */
@NullMarked
package io.tasker.core.lifecycle.repair;

import org.jspecify.annotations.NullMarked;
