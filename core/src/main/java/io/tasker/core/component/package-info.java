/** Parts that run in the background: started in order, stopped in reverse. */
@NullMarked
package io.tasker.core.component;

import org.jspecify.annotations.NullMarked;
