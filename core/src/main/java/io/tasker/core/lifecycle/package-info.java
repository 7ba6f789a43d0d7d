/** What the rooms of one set share: its events, the working copy of its tasks and steps. */
@NullMarked
package io.tasker.core.lifecycle;

import org.jspecify.annotations.NullMarked;
