/** Which queue a step's message goes to. */
@NullMarked
package io.tasker.core.routing;

import org.jspecify.annotations.NullMarked;
