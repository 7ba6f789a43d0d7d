/** Proves that every open task has a wake-up, and restores the ones that are gone. */
@NullMarked
package io.tasker.core.recovery.reconcile;

import org.jspecify.annotations.NullMarked;
