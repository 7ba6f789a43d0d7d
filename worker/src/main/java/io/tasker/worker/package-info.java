/** The root of what runs steps; it has no types itself. */
@NullMarked
package io.tasker.worker;

import org.jspecify.annotations.NullMarked;
