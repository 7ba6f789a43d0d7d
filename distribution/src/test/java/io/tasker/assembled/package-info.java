/** Looks at the folder that is delivered, from outside. */
@NullMarked
package io.tasker.assembled;

import org.jspecify.annotations.NullMarked;
