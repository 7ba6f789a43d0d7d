/** Deletes tasks that have been over for long enough, after writing them to files if wanted. */
@NullMarked
package io.tasker.core.recovery.retention;

import org.jspecify.annotations.NullMarked;
