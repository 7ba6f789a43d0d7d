/** Decides whether there is room for new tasks. */
@NullMarked
package io.tasker.core.admission;

import org.jspecify.annotations.NullMarked;
