/** Walks through the assembled product: real processes, a real database, REST from outside. */
@NullMarked
package io.tasker.walk;

import org.jspecify.annotations.NullMarked;
