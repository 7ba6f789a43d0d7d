/** That the tasks that are timed are decided as they are meant to be. */
@NullMarked
package io.tasker.core.lifecycle.finalization;

import org.jspecify.annotations.NullMarked;
