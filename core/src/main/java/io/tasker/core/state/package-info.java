/** The two state machines, as tables: which state may follow which, and why. */
@NullMarked
package io.tasker.core.state;

import org.jspecify.annotations.NullMarked;
