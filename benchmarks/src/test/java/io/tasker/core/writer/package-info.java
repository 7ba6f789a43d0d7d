/** That the sets that are timed are decided as they are meant to be. */
@NullMarked
package io.tasker.core.writer;

import org.jspecify.annotations.NullMarked;
