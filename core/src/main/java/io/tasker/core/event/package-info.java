/** How we learn that work is there: signals between processes, polling that is correct alone. */
@NullMarked
package io.tasker.core.event;

import org.jspecify.annotations.NullMarked;
