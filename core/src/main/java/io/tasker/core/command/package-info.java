/** The hallway: every command goes through one switch to its actor, and is timed on the way. */
@NullMarked
package io.tasker.core.command;

import org.jspecify.annotations.NullMarked;
