/** What to do when something fails: how long to wait before the next try. */
@NullMarked
package io.tasker.core.resilience;

import org.jspecify.annotations.NullMarked;
