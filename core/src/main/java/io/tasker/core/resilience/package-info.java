/** What to do when something fails: wait before the next try, or stop asking for a while. */
@NullMarked
package io.tasker.core.resilience;

import org.jspecify.annotations.NullMarked;
