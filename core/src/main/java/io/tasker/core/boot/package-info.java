/** Puts the parts together, in floor order, and starts them. */
@NullMarked
package io.tasker.core.boot;

import org.jspecify.annotations.NullMarked;
