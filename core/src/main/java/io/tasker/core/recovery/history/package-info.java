/**
 * Keeps a partition ready for the history of this week and the next, and heals it when one was
 * missing.
 */
@NullMarked
package io.tasker.core.recovery.history;

import org.jspecify.annotations.NullMarked;
